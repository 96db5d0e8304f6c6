var $e=globalThis,xe=$e.ShadowRoot&&($e.ShadyCSS===void 0||$e.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,pt=Symbol(),Xt=new WeakMap,ae=class{constructor(e,t,r){if(this._$cssResult$=!0,r!==pt)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(xe&&e===void 0){let r=t!==void 0&&t.length===1;r&&(e=Xt.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),r&&Xt.set(t,e))}return e}toString(){return this.cssText}},Jt=n=>new ae(typeof n=="string"?n:n+"",void 0,pt),_=(n,...e)=>{let t=n.length===1?n[0]:e.reduce((r,s,i)=>r+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+n[i+1],n[0]);return new ae(t,n,pt)},Zt=(n,e)=>{if(xe)n.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let r=document.createElement("style"),s=$e.litNonce;s!==void 0&&r.setAttribute("nonce",s),r.textContent=t.cssText,n.appendChild(r)}},mt=xe?n=>n:n=>n instanceof CSSStyleSheet?(e=>{let t="";for(let r of e.cssRules)t+=r.cssText;return Jt(t)})(n):n;var{is:vs,defineProperty:_s,getOwnPropertyDescriptor:ws,getOwnPropertyNames:$s,getOwnPropertySymbols:xs,getPrototypeOf:Ss}=Object,Se=globalThis,Qt=Se.trustedTypes,ks=Qt?Qt.emptyScript:"",Ts=Se.reactiveElementPolyfillSupport,le=(n,e)=>n,ht={toAttribute(n,e){switch(e){case Boolean:n=n?ks:null;break;case Object:case Array:n=n==null?n:JSON.stringify(n)}return n},fromAttribute(n,e){let t=n;switch(e){case Boolean:t=n!==null;break;case Number:t=n===null?null:Number(n);break;case Object:case Array:try{t=JSON.parse(n)}catch{t=null}}return t}},tr=(n,e)=>!vs(n,e),er={attribute:!0,type:String,converter:ht,reflect:!1,useDefault:!1,hasChanged:tr};Symbol.metadata??=Symbol("metadata"),Se.litPropertyMetadata??=new WeakMap;var N=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=er){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let r=Symbol(),s=this.getPropertyDescriptor(e,r,t);s!==void 0&&_s(this.prototype,e,s)}}static getPropertyDescriptor(e,t,r){let{get:s,set:i}=ws(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:s,set(o){let a=s?.call(this);i?.call(this,o),this.requestUpdate(e,a,r)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??er}static _$Ei(){if(this.hasOwnProperty(le("elementProperties")))return;let e=Ss(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(le("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(le("properties"))){let t=this.properties,r=[...$s(t),...xs(t)];for(let s of r)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[r,s]of t)this.elementProperties.set(r,s)}this._$Eh=new Map;for(let[t,r]of this.elementProperties){let s=this._$Eu(t,r);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let r=new Set(e.flat(1/0).reverse());for(let s of r)t.unshift(mt(s))}else e!==void 0&&t.push(mt(e));return t}static _$Eu(e,t){let r=t.attribute;return r===!1?void 0:typeof r=="string"?r:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let r of t.keys())this.hasOwnProperty(r)&&(e.set(r,this[r]),delete this[r]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Zt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,r){this._$AK(e,r)}_$ET(e,t){let r=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,r);if(s!==void 0&&r.reflect===!0){let i=(r.converter?.toAttribute!==void 0?r.converter:ht).toAttribute(t,r.type);this._$Em=e,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(e,t){let r=this.constructor,s=r._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let i=r.getPropertyOptions(s),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:ht;this._$Em=s;let a=o.fromAttribute(t,i.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,t,r,s=!1,i){if(e!==void 0){let o=this.constructor;if(s===!1&&(i=this[e]),r??=o.getPropertyOptions(e),!((r.hasChanged??tr)(i,t)||r.useDefault&&r.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,r))))return;this.C(e,t,r)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:r,reflect:s,wrapped:i},o){r&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),i!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||r||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let r=this.constructor.elementProperties;if(r.size>0)for(let[s,i]of r){let{wrapped:o}=i,a=this[s];o!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,i,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(r=>r.hostUpdate?.()),this.update(t)):this._$EM()}catch(r){throw e=!1,this._$EM(),r}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};N.elementStyles=[],N.shadowRootOptions={mode:"open"},N[le("elementProperties")]=new Map,N[le("finalized")]=new Map,Ts?.({ReactiveElement:N}),(Se.reactiveElementVersions??=[]).push("2.1.2");var gt=globalThis,rr=n=>n,ke=gt.trustedTypes,nr=ke?ke.createPolicy("lit-html",{createHTML:n=>n}):void 0,yt="$lit$",L=`lit$${Math.random().toFixed(9).slice(2)}$`,bt="?"+L,Os=`<${bt}>`,X=document,ce=()=>X.createComment(""),ue=n=>n===null||typeof n!="object"&&typeof n!="function",vt=Array.isArray,dr=n=>vt(n)||typeof n?.[Symbol.iterator]=="function",ft=`[ 	
\f\r]`,de=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,sr=/-->/g,ir=/>/g,Y=RegExp(`>|${ft}(?:([^\\s"'>=/]+)(${ft}*=${ft}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),or=/'/g,ar=/"/g,cr=/^(?:script|style|textarea|title)$/i,_t=n=>(e,...t)=>({_$litType$:n,strings:e,values:t}),c=_t(1),z=_t(2),Ro=_t(3),U=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),lr=new WeakMap,K=X.createTreeWalker(X,129);function ur(n,e){if(!vt(n)||!n.hasOwnProperty("raw"))throw Error("invalid template strings array");return nr!==void 0?nr.createHTML(e):e}var pr=(n,e)=>{let t=n.length-1,r=[],s,i=e===2?"<svg>":e===3?"<math>":"",o=de;for(let a=0;a<t;a++){let l=n[a],p,h,m=-1,g=0;for(;g<l.length&&(o.lastIndex=g,h=o.exec(l),h!==null);)g=o.lastIndex,o===de?h[1]==="!--"?o=sr:h[1]!==void 0?o=ir:h[2]!==void 0?(cr.test(h[2])&&(s=RegExp("</"+h[2],"g")),o=Y):h[3]!==void 0&&(o=Y):o===Y?h[0]===">"?(o=s??de,m=-1):h[1]===void 0?m=-2:(m=o.lastIndex-h[2].length,p=h[1],o=h[3]===void 0?Y:h[3]==='"'?ar:or):o===ar||o===or?o=Y:o===sr||o===ir?o=de:(o=Y,s=void 0);let b=o===Y&&n[a+1].startsWith("/>")?" ":"";i+=o===de?l+Os:m>=0?(r.push(p),l.slice(0,m)+yt+l.slice(m)+L+b):l+L+(m===-2?a:b)}return[ur(n,i+(n[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),r]},pe=class n{constructor({strings:e,_$litType$:t},r){let s;this.parts=[];let i=0,o=0,a=e.length-1,l=this.parts,[p,h]=pr(e,t);if(this.el=n.createElement(p,r),K.currentNode=this.el.content,t===2||t===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(s=K.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let m of s.getAttributeNames())if(m.endsWith(yt)){let g=h[o++],b=s.getAttribute(m).split(L),y=/([.?@])?(.*)/.exec(g);l.push({type:1,index:i,name:y[2],strings:b,ctor:y[1]==="."?Oe:y[1]==="?"?Re:y[1]==="@"?Ae:Z}),s.removeAttribute(m)}else m.startsWith(L)&&(l.push({type:6,index:i}),s.removeAttribute(m));if(cr.test(s.tagName)){let m=s.textContent.split(L),g=m.length-1;if(g>0){s.textContent=ke?ke.emptyScript:"";for(let b=0;b<g;b++)s.append(m[b],ce()),K.nextNode(),l.push({type:2,index:++i});s.append(m[g],ce())}}}else if(s.nodeType===8)if(s.data===bt)l.push({type:2,index:i});else{let m=-1;for(;(m=s.data.indexOf(L,m+1))!==-1;)l.push({type:7,index:i}),m+=L.length-1}i++}}static createElement(e,t){let r=X.createElement("template");return r.innerHTML=e,r}};function J(n,e,t=n,r){if(e===U)return e;let s=r!==void 0?t._$Co?.[r]:t._$Cl,i=ue(e)?void 0:e._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(n),s._$AT(n,t,r)),r!==void 0?(t._$Co??=[])[r]=s:t._$Cl=s),s!==void 0&&(e=J(n,s._$AS(n,e.values),s,r)),e}var Te=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:r}=this._$AD,s=(e?.creationScope??X).importNode(t,!0);K.currentNode=s;let i=K.nextNode(),o=0,a=0,l=r[0];for(;l!==void 0;){if(o===l.index){let p;l.type===2?p=new ee(i,i.nextSibling,this,e):l.type===1?p=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(p=new Ee(i,this,e)),this._$AV.push(p),l=r[++a]}o!==l?.index&&(i=K.nextNode(),o++)}return K.currentNode=X,s}p(e){let t=0;for(let r of this._$AV)r!==void 0&&(r.strings!==void 0?(r._$AI(e,r,t),t+=r.strings.length-2):r._$AI(e[t])),t++}},ee=class n{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,r,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=r,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=J(this,e,t),ue(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==U&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):dr(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&ue(this._$AH)?this._$AA.nextSibling.data=e:this.T(X.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:r}=e,s=typeof r=="number"?this._$AC(e):(r.el===void 0&&(r.el=pe.createElement(ur(r.h,r.h[0]),this.options)),r);if(this._$AH?._$AD===s)this._$AH.p(t);else{let i=new Te(s,this),o=i.u(this.options);i.p(t),this.T(o),this._$AH=i}}_$AC(e){let t=lr.get(e.strings);return t===void 0&&lr.set(e.strings,t=new pe(e)),t}k(e){vt(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,r,s=0;for(let i of e)s===t.length?t.push(r=new n(this.O(ce()),this.O(ce()),this,this.options)):r=t[s],r._$AI(i),s++;s<t.length&&(this._$AR(r&&r._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let r=rr(e).nextSibling;rr(e).remove(),e=r}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},Z=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,r,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=i,r.length>2||r[0]!==""||r[1]!==""?(this._$AH=Array(r.length-1).fill(new String),this.strings=r):this._$AH=u}_$AI(e,t=this,r,s){let i=this.strings,o=!1;if(i===void 0)e=J(this,e,t,0),o=!ue(e)||e!==this._$AH&&e!==U,o&&(this._$AH=e);else{let a=e,l,p;for(e=i[0],l=0;l<i.length-1;l++)p=J(this,a[r+l],t,l),p===U&&(p=this._$AH[l]),o||=!ue(p)||p!==this._$AH[l],p===u?e=u:e!==u&&(e+=(p??"")+i[l+1]),this._$AH[l]=p}o&&!s&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Oe=class extends Z{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Re=class extends Z{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},Ae=class extends Z{constructor(e,t,r,s,i){super(e,t,r,s,i),this.type=5}_$AI(e,t=this){if((e=J(this,e,t,0)??u)===U)return;let r=this._$AH,s=e===u&&r!==u||e.capture!==r.capture||e.once!==r.once||e.passive!==r.passive,i=e!==u&&(r===u||s);s&&this.element.removeEventListener(this.name,this,r),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Ee=class{constructor(e,t,r){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=r}get _$AU(){return this._$AM._$AU}_$AI(e){J(this,e)}},mr={M:yt,P:L,A:bt,C:1,L:pr,R:Te,D:dr,V:J,I:ee,H:Z,N:Re,U:Ae,B:Oe,F:Ee},Rs=gt.litHtmlPolyfillSupport;Rs?.(pe,ee),(gt.litHtmlVersions??=[]).push("3.3.3");var hr=(n,e,t)=>{let r=t?.renderBefore??e,s=r._$litPart$;if(s===void 0){let i=t?.renderBefore??null;r._$litPart$=s=new ee(e.insertBefore(ce(),i),i,void 0,t??{})}return s._$AI(n),s};var wt=globalThis,k=class extends N{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=hr(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return U}};k._$litElement$=!0,k.finalized=!0,wt.litElementHydrateSupport?.({LitElement:k});var As=wt.litElementPolyfillSupport;As?.({LitElement:k});(wt.litElementVersions??=[]).push("4.2.2");var A=class extends k{#t;get hass(){return this.#t}set hass(e){let t=this.#t;if(this.#t=e,e===void 0)return;this.heard(e);let r=i=>[i.locale,i.config,i.connection,i.user,...this.shows(i)],s=t===void 0?[]:r(t);(t===void 0||r(e).some((i,o)=>i!==s[o]))&&this.requestUpdate()}shows(e){return[]}heard(e){}};function w(n,e){customElements.get(n)===void 0&&customElements.define(n,e)}var me="training_energy";function E(n){let e=new Map;for(let r of Object.values(n.entities??{})){let s=r.platform===me?n.devices?.[r.device_id??""]:void 0,i=s===void 0?void 0:$t(s);if(s===void 0||i===void 0)continue;let o=s.name_by_user||s.name||"",a=e.get(i)??{entry_id:i,name:o,device_id:s.id,entities:{}};e.set(i,a),r.translation_key&&!r.entity_id.startsWith("event.")&&(a.entities[r.translation_key]=r.entity_id)}let{compare:t}=new Intl.Collator(n.locale.language,{numeric:!0});return[...e.values()].sort((r,s)=>t(r.name,s.name))}function $t(n){return n.primary_config_entry??n.config_entries[0]}function te(n){let[e,t]=E(n);return e===void 0||t===void 0?{}:{rig:e.entry_id}}var xt={shared:{cancel:"Cancel",close:"Close",save:"Save",energy:"Energy",cost:"Cost",steps:"Steps",name:"Name",model:"Model",rig:"Rig",reload:"Reload",outdated:"A newer version of this card is installed.",loading:"Loading…",curve:"Energy over time: {energy} in {duration}",no_price:"no price",price_per_kwh:"{price} per kWh",refused_session_finished:"This run is over already.",refused_session_running:"A run is going on here. Stop it first.",refused_unknown_session:"This session is no longer there.",connection_lost:"Home Assistant cannot be reached right now. Try again once it is back.",against:"compared with the run before",not_running:"{rig} is not running. Settings > Devices & services says why.",removed:"{rig} was removed.",status_training:"Training",status_paused:"Paused",status_settling:"Settling",status_idle:"Idle",outcome_completed:"Completed",outcome_failed:"Failed",outcome_cancelled:"Cancelled",outcome_interrupted:"Interrupted",unnamed:"Unnamed run",rig_help:"Not needed while there is just one."},card:{title:"Training Energy",about:"What a training run uses and costs, live, with buttons to start and stop it.",bad_config:"The card's configuration is no object. Give at least its type.",bad_rig:"rig is not a text. Give a rig's name or the id of its config entry, or leave it out where there is just one rig.",rig_help:"Leave it empty where there is just one rig.",since:"Since {moment}",ran:"{moment}, for {duration}",paused_note:"Paused: what the machine uses now does not count.",idle_note:"The machine has been idle since {moment}. Has the run ended?",progress:"{done} of {planned} steps",done_steps:"{done} steps",time_left:"{duration} left, until {moment}",time_soon:"Should be done any moment",power:"Power",average_power:"Average power",cost_per_step:"Cost per step",energy_per_step:"Energy per step",in_the_end:"In the end, about",budget:"Budget",budget_spent:"{cost} of {budget}",budget_end:"about {cost} in the end",over_budget:"Over its budget by {over}",will_exceed:"Will go over its budget of {budget}",no_curve:"The curve begins with the meter's next reading.",pause:"Pause",resume:"Resume",stop:"Stop",start:"Start a run",interval:"Between {least} and {most}",waits_meter:"Waiting for the meter's next readings",waits_absent:"The meter is away right now",waits_doubt:"A reading is still in doubt",meter:"Meter",meter_span:"{before} → {after} kWh",price:"Price",average_price:"Average price",steps_for:"Steps for {money}",runs_for:"Fine-tunes of {steps} steps for {money}",budget_buys:"Your budget of {money} buys {steps} steps, or {runs} runs of {per_run}.",flagged:"The meter did something unusual during this run. Open it in the history to see what.",no_session:"No run yet. Start one here, let the training script do it, or let the rig start by itself when it draws power.",ask_steps:"How many steps did it train?",not_now:"Not now",start_title:"Start a run on {rig}",planned_steps:"Planned steps",budget_in:"Budget in {currency} (optional)",estimate_hint:"With its planned steps you see here what the run will take.",estimate:"About {energy} in {duration}",estimate_cost:"About {energy} and {cost}, in {duration}",estimate_range:"Between {least} and {most}",estimate_basis:{one:"By the last run of {model}",other:"By the last {count} runs of {model}"},estimate_basis_none:{one:"By the last run without a model",other:"By the last {count} runs without a model"},no_runs:"Nothing to estimate by yet: no finished run has its steps.",no_runs_of_model:"Nothing to estimate by yet: no finished run of this model has its steps.",start_now:"Start",stop_title:"Stop {name}?",stop_note:"A run that was stopped cannot go on.",steps_trained:"Steps trained in this run",outcome:"How did it end?",discard:"Discard the run",discard_title:"Discard {name}?",discard_note:"The run and its figures are forgotten for good, as if it had never been started.",back:"Back",resting:{one:"Nothing is running. There is one earlier run, in the history.",other:"Nothing is running. There are {count} earlier runs, in the history."},coarse:"The meter reports too rarely for so short a run: the truth is between {least} and {most}.",pauses:"What was used during its pauses does not count.",recent_power:"Power, over the last {duration}",bad_number:"{text} is no number."},history:{card_name:"Training Energy history",card_description:"All sessions of a rig: sorted, searched, opened and compared.",title:"Sessions",title_of:"Sessions of {rig}",table:"Sessions found",page_size:"Sessions on a page",bad_page_size:"{field} (page_size) is {size}: it takes a whole number from 1 to {most}.",filters:"Find sessions",tag:"Tag",any_model:"All models",any_tag:"All tags",period:"Period",period_all:"All times",period_week:"Last 7 days",period_month:"Last 30 days",period_year:"Last 365 days",period_own:"From … to …",from:"From",to:"To",sort:"Sort by",rising:"{what}, ascending",falling:"{what}, descending",when:"When",cost_per_1000:"Cost per 1000 steps",energy_per_1000:"Energy per 1000 steps",change:"Change",no_model:"No model",select:"Select {name}",empty:"No sessions yet. Each training run appears here once it has started.",none_fits:"No session fits what you are looking for.",show_all:"Show all",pages:"Pages",before:"Page before",after:"Next page",place:"{first}–{last} of {total}",export_hint:"Download the sessions found that are over",export_csv:"Download as CSV",export_json:"Download as JSON",selected:"{count} sessions selected",select_another:"Select another session to compare them",compare:"Compare",unselect:"Clear",overlay:"Energy since the start",overlay_label:"Energy since the start of {names}. Their figures follow.",legend:"Sessions compared",most_curves:"The curves of the first {most} of {count} selected sessions are shown.",no_steps:"None of these sessions has steps, so models cannot be compared.",session:"Session",delete:"Delete",delete_question:"Delete {name}? Its energy stays in the totals of the rig, everything else is gone for good.",delete_surely:"Delete for good",export_one:"Download",edit:"Edit",edit_title:"Edit {name}",price_for_all:"Price for all of it ({currency}/kWh)",tag_lines:"Tags, one a line",notes:"Notes",started:"Started",ended:"Ended",times_hint:"New times are measured again, from what Home Assistant has recorded of the meters.",since:"since {begin}",from_to:"{begin} – {end}",duration:"Duration",pauses:"and {paused} paused",planned:"of {steps} planned",start_step:"from step {step} on",outcome:"Outcome",meter:"Meter",readings:"{before} → {after}",interval:"between {least} and {most}",net:"Net of idle",power:"Average power",emissions:"Emissions",price:"Price",estimated:"estimated for {energy}",budget:"Budget",cost_per_step:"Cost per step",steps_per:"Steps per {currency}",energy_per_step:"Energy per step",speed:"Speed",a_second:"{steps} steps/s",lineage:"With the runs it continues",line:"{sessions} sessions, {steps} steps, {energy}, {cost}",line_unpriced:"{sessions} sessions, {steps} steps, {energy}",parent:"Open the run that this one continues",flags:"What the meters did",dip:{one:"{meter} fell and came back: only what it rose above its old value counts.",other:"{meter} fell and came back {count} times: only what it rose above its old value counts."},reset:{one:"{meter} began anew: what it showed then counts in full.",other:"{meter} began anew {count} times: what it showed then counts in full."},rollback:{one:"{meter} went back a little and on from there: only what it rose from there counts.",other:"{meter} went back a little and on from there {count} times: only what it rose from there counts."},spike:{one:"{meter} jumped by more than the rig can have used and fell back: {energy} were undone.",other:"{meter} jumped by more than the rig can have used and fell back {count} times: {energy} were undone."},undecided:{one:"{meter} fell, and nothing that followed tells why: the interval has what that leaves open.",other:"{meter} fell {count} times, and nothing that followed tells why: the interval has what that leaves open."},coarse_meter:"{meter} reports too rarely for so short a run: {energy} are open. Have it report more often.",other_fault:"{meter} did something unusual, about {energy}.",segments:{one:"{count} price",other:"{count} prices in turn"},segments_table:"What was used at which price",estimated_price:"{price}, estimated",some_steps:"{steps} steps",for_1000:"{figure} per 1000 steps",unsaved:"You have changed something. Save it, or press Cancel to drop it.",gone:"This session is no longer there. Somebody may have deleted it meanwhile.",bad_steps:"This takes a whole number, such as {example}.",bad_price:"This takes a number, such as {example}."},comparison:{card_name:"Training Energy comparison",card_description:"What runs of each model, name or tag cost and use, beside each other.",title:"Comparison",title_of:"Comparison on {rig}",bad_group_by:"{field} (group_by) is {value}: it takes model, name or tag.",group_by:"Group by",by_model:"Model",by_name:"Name",by_tag:"Tag",measure:"Compare",cost_per_1000_steps:"Cost per 1000 steps",energy_per_1000_steps_kwh:"Energy per 1000 steps",step_rate:"Speed",a_second:"{value} steps/s",kwh:"{value} kWh",runs:{one:"{count} run",other:"{count} runs"},between:"half of them {least} to {most}",last:"last run",no_model:"No model",no_name:"Unnamed runs",no_tag:"No tag",legend:"A bar ends at the median of the runs; the line across it is where the middle half of them lies.",silent:{one:"{count} more group has no such figure.",other:"{count} more groups have no such figure."},show_all:"Show all {count}",empty:"Nothing to compare yet: that takes a session that is over and knows its steps."},meter:{name:"Training Energy meter",description:"What the meter of a rig counted over days, with its sessions.",title:"Meter of {rig}",range:"How many days",day:"Day",week:"Week",month:"Month",days:{one:"{days} day",other:"{days} days"},back:"Earlier",forward:"Later",from_to:"{first} – {last}",reading:"Meter",graph:"What the meter showed in this time.",total:"{total} in this time, none of it in a session.",trained:{one:"{total} in this time, {trained} ({share}) of it in {count} session.",other:"{total} in this time, {trained} ({share}) of it in {count} sessions."},session:"Session",point:"{when}: {name}",sessions:"Sessions in this time",entry:"{name}: {when}, {energy}",empty:"Home Assistant has kept nothing of the meter for this time.",no_recorder:"The recorder of Home Assistant is off, so nothing is kept of the meter.",days_label:"Days at first",bad_days:"{field} (days) is {days}: it takes a whole number from 1 to 366.",apart:{one:"{total} in this time as far as it is recorded. {count} session used {trained}.",other:"{total} in this time as far as it is recorded. {count} sessions used {trained}."},alone:{one:"{count} session used {trained} in this time.",other:"{count} sessions used {trained} in this time."},young:"The recorder has nothing of this meter for this time yet. It adds to it every five minutes.",about:"about {energy}"},strategy:{name:"Training Energy",description:"All rigs, their sessions, and what runs of each model cost, with nothing to set up.",history:"Sessions",comparison:"Comparison",meter:"Meter",budget:"What a budget buys",totals:"All sessions",no_rig:"There is no rig yet",add_a_rig:"A rig is the machine that trains, with its energy meter. Add one, and this dashboard fills itself.",ask_for_a_rig:"A rig is the machine that trains, with its energy meter. Somebody who may change the settings can add one.",add:"Add a rig"}};var Cs={en:xt},Ps=/^(ar|fa|he|ur)\b/,fr=new Map;function d(n,e,t={},r=0){let s=n.locale.language,[i,o]=e.split("."),l=[s,s.split("-")[0]??""].map(m=>Cs[m]?.[i]?.[o]).find(m=>m!==void 0);if(l!==void 0)return yr(gr(l,s,r),t);let p=xt[i]?.[o],h=yr(p===void 0?e:gr(p,"en",r),t);return Ps.test(s)?`⁦${h}⁩`:h}function gr(n,e,t){if(typeof n=="string")return n;let r=fr.get(e);return r===void 0&&(r=new Intl.PluralRules(e),fr.set(e,r)),n[r.select(t)]??n.other??""}function yr(n,e){return n.replace(/\{(\w+)\}/g,(t,r)=>String(e[r]??t))}var Hs="en";function v(n,e={}){let{hass:t}=document.querySelector("home-assistant")??{};return d(t??{locale:{language:document.documentElement.lang||Hs}},n,e)}function M(n,e){let t=window;t[n]??=[],t[n].some(({type:r})=>r===e.type)||t[n].push(e)}function I(n,e,t){let r={rig:"shared.rig",...e};return{schema:[{name:"rig",selector:{config_entry:{integration:me}}},...n],computeLabel:({name:s})=>r[s]?v(r[s]):s,computeHelper:({name:s})=>s==="rig"?v(t):void 0}}var q=180,br=_`
  :host {
    display: block;
    position: relative;
    direction: ltr;
    min-height: ${q}px;
    touch-action: pan-y;
  }
  svg {
    display: block;
    overflow: visible;
  }
  text {
    font-size: 11px;
    fill: var(--secondary-text-color);
  }
  .grid {
    stroke: var(--divider-color);
    stroke-width: 1;
    shape-rendering: crispEdges;
  }
  .line {
    fill: none;
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .area {
    stroke: none;
    opacity: 0.15;
  }
  .band {
    fill: var(--te-band, var(--warning-color, orange));
  }
  .cursor {
    stroke: var(--secondary-text-color);
    stroke-dasharray: 3 3;
  }
  .read {
    position: absolute;
    inset-block-start: 0;
    padding: 4px 8px;
    font-size: 12px;
    white-space: nowrap;
    pointer-events: none;
    color: var(--primary-text-color);
    background: var(--card-background-color);
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-sm, 4px);
  }
  .read i {
    display: inline-block;
    width: 8px;
    height: 8px;
    margin-inline-end: 6px;
    border-radius: 50%;
  }
`;function vr(n,e,t=4){let r=e-n;if(!(r>0))return[n];let s=r/t,i=10**Math.floor(Math.log10(s)),o=[1,2,5,10].map(p=>p*i).find(p=>p>=s)??10*i,a=Math.floor(n/o),l=Math.ceil(e/o-1e-9);return Array.from({length:l-a+1},(p,h)=>Number(((a+h)*o).toPrecision(12)))}function St(n){let[e=0,t=e]=n,r=Math.abs(t-e);return r>0?Math.min(Math.max(0,-Math.floor(Math.log10(r)+1e-9)),6):0}function he(n,e){let t=n[1]-n[0];return r=>t===0?e[0]:e[0]+(r-n[0])/t*(e[1]-e[0])}function _r(n){return n.map(([e,t],r)=>`${r?"L":"M"}${e.toFixed(1)},${t.toFixed(1)}`).join("")}var Ms=[1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,10800,21600,43200,86400,172800];function Ce(n,e=4,t=0){let r=(n-t)/e,s=Ms.find(o=>o>=r)??Math.ceil(r/604800)*604800,i=Math.ceil(t/s);return Array.from({length:Math.max(Math.floor(n/s)-i+1,0)},(o,a)=>(i+a)*s)}function wr(n,e){let t=n.findIndex(([i])=>i>=e),r=n[t];if(r===void 0)return null;let s=n[t-1];return s===void 0?r[0]===e?r[1]:null:r[0]===s[0]?r[1]:he([s[0],r[0]],[s[1],r[1]])(e)}function $r(n,e){if(n.length<=e)return n;let t=n.length-1,r=(n[t][0]-n[0][0])/(e-1),s=Number.NEGATIVE_INFINITY;return n.filter(([i],o)=>{let a=i>=s||o===t;return s=a?i+r:s,a})}var fe=18,Pe=22,Ds=7,xr=6,Ns=600,kt=class extends k{static{this.properties={series:{attribute:!1},bands:{attribute:!1},label:{attribute:!1},unit:{attribute:!1},xTicks:{attribute:!1},writeX:{attribute:!1},writeY:{attribute:!1},fromZero:{attribute:!1},span:{attribute:!1},width:{state:!0},pointed:{state:!0}}}static{this.styles=br}#t=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)});constructor(){super(),this.series=[],this.bands=[],this.label="",this.unit="",this.xTicks=[],this.writeX=String,this.writeY=(e,t)=>e.toFixed(t),this.fromZero=!0,this.width=0,this.pointed=null,this.addEventListener("pointermove",e=>this.#a(e)),this.addEventListener("pointerleave",()=>{this.pointed=null})}connectedCallback(){super.connectedCallback(),this.#t.observe(this)}disconnectedCallback(){this.#t.disconnect(),super.disconnectedCallback()}shouldUpdate(e){return this.width>0}render(){let e=this.series.flatMap(a=>a.points);if(e.length===0)return u;let{levels:t,x:r,y:s,left:i}=this.#r(e),o=St(t);return c`<svg width=${this.width} height=${q} role="img" aria-label=${this.label}>
        ${this.bands.map(a=>this.#s(a,r))}
        ${t.map(a=>z`<line class="grid" x1=${i} x2=${this.width} y1=${s(a)} y2=${s(a)} />
            <text x=${i-6} y=${s(a)+4} text-anchor="end">${this.writeY(a,o)}</text>`)}
        <text x=${0} y=${10}>${this.unit}</text>
        ${this.xTicks.map(a=>z`<text x=${r(a)} y=${q-6} text-anchor=${this.#i(r(a),this.writeX(a))}>${this.writeX(a)}</text>`)}
        ${this.series.map(a=>this.#n(a,r,s))}
        ${this.pointed===null?u:z`<line class="cursor" x1=${r(this.pointed)} x2=${r(this.pointed)} y1=${fe} y2=${q-Pe} />`}
      </svg>
      ${this.#o(r,o)}`}#r(e){let t=e.map(([,a])=>a),r=t.reduce((a,l)=>Math.max(a,l)),s=this.fromZero?Math.min(0,t.reduce((a,l)=>Math.min(a,l))):t.reduce((a,l)=>Math.min(a,l)),i=vr(s,r>s?r:s+1),o=10+Math.max(...i.map(a=>this.writeY(a,St(i)).length))*Ds;return{levels:i,left:o,x:he(this.#e(e),[o,this.width-2]),y:he([i[0]??0,i.at(-1)??1],[q-Pe,fe])}}#e(e){let t=e.map(([r])=>r);return this.span??[t.reduce((r,s)=>Math.min(r,s)),t.reduce((r,s)=>Math.max(r,s))]}#n(e,t,r){let s=$r(e.points,Ns).map(([l,p])=>[t(l),r(p)]),i=e.color??"var(--te-accent, var(--primary-color))",o=_r(s),a=`${o}V${q-Pe}H${s[0]?.[0]??0}Z`;return z`${e.isArea?z`<path class="area" d=${a} style="fill:${i}" />`:u}
      <path class="line" d=${o} style="stroke:${i}" />`}#s(e,t){let[r,s]=[t(e.from),t(e.to)],i=s-r>e.label.length*xr+4;return z`<rect class="band" x=${r} width=${Math.max(s-r,.5)} y=${fe} height=${q-Pe-fe}
        style="opacity:${.06+.24*e.strength}"><title>${e.label}</title></rect>
      ${i?z`<text x=${(r+s)/2} y=${fe+12} text-anchor="middle">${e.label}</text>`:u}`}#i(e,t){let r=t.length*xr/2;return e<r?"start":e>this.width-r?"end":"middle"}#o(e,t){let r=this.pointed;if(r===null)return u;let s=e(r),i=s<this.width/2?`left:${s+8}px`:`right:${this.width-s+8}px`,o=this.series.map(a=>[a,wr(a.points,r)]).filter(([,a])=>a!==null);return c`<div class="read" style=${i}>
      <div>${this.writeX(r)}</div>
      ${o.map(([a,l])=>c`<div><i style="background:${a.color??"var(--te-accent)"}"></i>${a.name} ${this.writeY(l??0,t+1)} ${this.unit}</div>`)}
    </div>`}#a(e){let t=this.series.flatMap(a=>a.points);if(t.length<2||this.width===0)return;let{left:r}=this.#r(t),[s,i]=this.#e(t),o=he([r,this.width-2],[s,i])(e.clientX-this.getBoundingClientRect().left);this.pointed=Math.min(Math.max(o,s),i)}};w("training-energy-chart",kt);var Sr="training_energy",Tt=3,Ls={session_finished:"shared.refused_session_finished",session_running:"shared.refused_session_running",unknown_session:"shared.refused_unknown_session"};async function $(n,e,t){return(await n.callWS({type:"call_service",domain:Sr,service:e,service_data:t,return_response:!0})).response}async function x(n,e){let t=Ot(e),{translation_domain:r,translation_key:s}=t,i=s===void 0?void 0:Ls[s];if(t.code===Tt)return d(n,"shared.connection_lost");if(r===Sr&&i!==void 0)return d(n,i);if(r&&s){let a=(await n.loadBackendTranslation("exceptions",r).catch(()=>{})??n.localize)(`component.${r}.exceptions.${s}.message`,t.translation_placeholders);if(a)return a}return t.message||String(e)}function Ot(n){let e=typeof n=="object"&&n!==null?n:{};return typeof e.error=="object"&&e.error!==null?e.error:e}var Us=600,F=class{constructor(e){this.#s=!1;this.session=null;this.outlook=null;this.version=null;this.turn=0;this.#t=e,e.addController(this)}#t;#r;#e;#n;#s;#i;hostConnected(){this.#o()}hostDisconnected(){this.#a()}follow(e,t){let r=this.#r,s=e.connection!==r?.connection||t!==this.#e;s&&r!==void 0&&(this.rig=void 0,this.session=null,this.outlook=null);let i=e.connected!==!1&&r?.connected===!1,o=this.#s&&(e.entities!==this.#i?.entities||e.config!==this.#i.config);if(this.#r=e,this.#e=t,e.connected===!1){this.#n?.(!0),this.#n=void 0;return}(s||i||o)&&(this.#a(),this.#o())}#o(){let e=this.#r;if(e===void 0||e.connected===!1||this.#n!==void 0||!this.#t.isConnected)return;let t=!0,r;this.#n=i=>{t=!1,i||r?.().catch(()=>{})},this.turn+=1,this.#i=e,this.#s=!1;let s={type:"training_energy/follow",...this.#e===void 0?{}:{rig:this.#e}};e.connection.subscribeMessage(i=>t&&this.#l(i),s,{resubscribe:!1}).then(i=>{r=i,t||i().catch(()=>{})},async i=>{if(!t||(this.#s=!0,Bs(i)))return;let o=await x(e,i);t&&(this.error=o,this.rig=void 0,this.#t.requestUpdate())})}#a(){this.#n?.(!1),this.#n=void 0}#l(e){this.error=void 0,this.version=e.version,this.rig=e.rig,this.session=e.session===null?null:Is(this.session,e.session),this.outlook=e.outlook,this.#t.requestUpdate()}};function Bs(n){let{code:e}=Ot(n);return e==="unknown_command"||e===Tt}var zs={metadata:null,segments:[],lineage:null};function Is(n,e){if("curve"in e)return e;let t=n?.id===e.id?n:null,r=t?.curve??[[0,0]],s=[e.duration_s,e.energy_kwh*1e3],i=r.at(-1),o=i&&i[1]>s[1]?r.filter(([,a])=>a<=s[1]):r;return{...zs,...t,...e,curve:[...qs(o,s)?o.slice(0,-1):o,s]}}function qs(n,e){let[t,r]=n.slice(-2);return t===void 0||r===void 0?!1:t[1]===r[1]&&r[1]===e[1]||r[0]-t[0]<e[0]/Us}var C=_`
  :host {
    --te-accent: var(--energy-grid-consumption-color, var(--primary-color));
    --te-soft: color-mix(in srgb, var(--te-accent) 18%, transparent);
    --te-space: var(--ha-space-4, 16px);
    --te-gap: var(--ha-space-2, 8px);
    /* The theme's own red is for signs: as text it would be too pale on light, too dark on dark. */
    --te-bad: color-mix(in srgb, var(--error-color) 75%, var(--primary-text-color));
    color: var(--primary-text-color);
  }
  ha-card {
    height: 100%;
    box-sizing: border-box;
    overflow: hidden;
  }
  h2,
  h3,
  p,
  dl,
  dd {
    margin: 0;
  }
  .outdated {
    display: flex;
    align-items: center;
    gap: var(--te-gap);
    padding: 8px 12px;
    border-radius: var(--ha-border-radius-md, 8px);
    background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
  }
  .outdated span {
    flex: 1;
  }
  .quiet {
    color: var(--secondary-text-color);
  }
  .error {
    color: var(--te-bad);
    overflow-wrap: anywhere;
  }
  .hidden {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  button {
    font: inherit;
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-height: 40px;
    padding-inline: 16px;
    color: var(--primary-text-color);
    background: transparent;
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-border-radius-pill, 20px);
    cursor: pointer;
  }
  button:hover:not(:disabled, [aria-disabled="true"]) {
    background: color-mix(in srgb, var(--primary-text-color) 6%, transparent);
  }
  button:focus-visible,
  input:focus-visible,
  select:focus-visible,
  textarea:focus-visible,
  a:focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  button:disabled,
  button[aria-disabled="true"] {
    opacity: 0.5;
    cursor: default;
  }
  /* A tint below the usual text, which can be read in every theme; white on its primary colour often cannot. */
  button.primary {
    font-weight: var(--ha-font-weight-medium, 500);
    background: color-mix(in srgb, var(--primary-color) 24%, transparent);
    border-color: transparent;
  }
  button.primary:hover:not(:disabled, [aria-disabled="true"]) {
    background: color-mix(in srgb, var(--primary-color) 36%, transparent);
  }
  button.danger {
    color: var(--te-bad);
  }
  button.icon {
    padding: 0;
    width: 40px;
    border-color: transparent;
  }
  ha-icon {
    --mdc-icon-size: 20px;
  }
`,kr=_`
  dialog {
    box-sizing: border-box;
    width: min(560px, 100vw - 24px);
    max-height: calc(100dvh - 24px);
    padding: 0;
    color: var(--primary-text-color);
    background: var(--ha-dialog-surface-background, var(--card-background-color));
    border: 1px solid var(--divider-color);
    border-radius: var(--ha-dialog-border-radius, var(--ha-border-radius-3xl, 24px));
    overflow: auto;
  }
  dialog::backdrop {
    background: rgb(0 0 0 / 45%);
  }
  dialog form,
  dialog .content {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
    padding: 24px;
  }
  dialog h2 {
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  dialog .buttons {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    gap: var(--te-gap);
  }
`,W=_`
  label {
    display: flex;
    flex-direction: column;
    gap: 4px;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  input,
  select,
  textarea {
    font: inherit;
    font-size: var(--ha-font-size-m, 14px);
    box-sizing: border-box;
    width: 100%;
    min-height: 40px;
    padding: 8px 12px;
    color: var(--primary-text-color);
    background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
    border: 1px solid color-mix(in srgb, var(--primary-text-color) 45%, transparent);
    border-radius: var(--ha-border-radius-md, 8px);
  }
`;function Fs(n){return/\/frontend\/([0-9a-f]+)\/[^/]+\.js/.exec(n)?.[1]??null}function Ws(n,e){let t=Fs(e);return n!==null&&t!==null&&n!==t}function j(n,e){return Ws(e,import.meta.url)?c`<div class="outdated" role="status">
        <ha-icon icon="mdi:update"></ha-icon><span>${d(n,"shared.outdated")}</span>
        <button @click=${()=>location.reload()}>${d(n,"shared.reload")}</button>
      </div>`:u}var Tr="training-energy-asked";function Or(n,e){return Ar(e).includes(n)}function Rr(n,e){let t=[...Ar(e).filter(r=>r!==n),n].slice(-50);try{(e??localStorage).setItem(Tr,JSON.stringify(t))}catch{}}function Ar(n){try{let e=JSON.parse((n??localStorage).getItem(Tr)??"[]");return Array.isArray(e)?e:[]}catch{return[]}}var He=class{#t;#r;#e;constructor(e,t){this.#t=e,this.#r=t,e.addController(this)}hostConnected(){document.addEventListener("visibilitychange",this.#n),this.#s()}hostDisconnected(){document.removeEventListener("visibilitychange",this.#n),this.#s()}hostUpdated(){this.#s()}#n=()=>{document.visibilityState==="visible"&&this.#r()&&this.#t.requestUpdate(),this.#s()};#s(){let e=this.#t.isConnected&&document.visibilityState==="visible"&&this.#r();e&&this.#e===void 0?this.#e=setInterval(()=>this.#t.requestUpdate(),3e4):e||(clearInterval(this.#e),this.#e=void 0)}};var Me="training-energy-card";function Rt(n){if(typeof n!="object"||n===null)throw new Error(v("card.bad_config"));let{rig:e,...t}=n;if(e==null||e==="")return t;if(typeof e!="string")throw new Error(v("card.bad_rig"));return{...t,rig:e}}function js(n,e){let t=n.entities[e];if(t?.platform!==me||t.device_id===void 0)return;let r=n.devices[t.device_id];return r===void 0?void 0:$t(r)}function Er(n,e){let t=js(n,e);return t===void 0?null:{config:{type:`custom:${Me}`,rig:t}}}function Cr(){return{...I([],{},"card.rig_help"),assertConfig:n=>{Rt(n)}}}var H=class extends A{constructor(){super(...arguments);this.#t=!1;this.isBusy=!1}static{this.styles=[C,W,kr]}#t;open(){this.#t=!0,this.error=void 0,this.isBusy=!1,this.requestUpdate(),this.updateComplete.then(()=>{let t=this.renderRoot.querySelector("dialog");t&&!t.open&&t.showModal()})}close(){this.renderRoot.querySelector("dialog")?.close()}async attempt(t){this.isBusy=!0,this.error=void 0,this.requestUpdate();try{return await t(),!0}catch(r){return this.error=this.hass===void 0?String(r):await x(this.hass,r),!1}finally{this.isBusy=!1,this.requestUpdate()}}render(){return this.#t?c`<dialog aria-labelledby="title" @close=${this.#r}>
      ${this.content()}
    </dialog>`:u}refusal(){return this.error===void 0?u:c`<p class="error" role="alert">${this.error}</p>`}#r(){this.#t=!1,this.requestUpdate(),this.dispatchEvent(new CustomEvent("closed"))}};var Gs={language:void 0,system:[],comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],none:["en-US","en"]},D=60,De=3600,At=4,Pr=3,Et=class{#t;#r;#e=new Map;constructor(e){this.#t=e.locale,this.#r=e.locale.time_zone==="server"?e.config.time_zone:void 0}typed(e){return e==null?"":this.#o(e,{maximumFractionDigits:12,useGrouping:!1})}number(e,t=0,r=0){return this.#o(e,{maximumFractionDigits:t,minimumFractionDigits:Math.min(r,t)})}significant(e,t=Pr){return Math.abs(e??0)>=10**t?this.number(e):this.#o(e,{maximumSignificantDigits:t})}energy(e){return this.#s(this.number(e,3,3),"kWh")}power(e){return this.#s(this.number(e),"W")}money(e,t){return this.#i(e,t,{maximumFractionDigits:At,minimumFractionDigits:2})}moneyInColumn(e,t){return this.#i(e,t,{maximumFractionDigits:At,minimumFractionDigits:At})}smallMoney(e,t){return this.#i(e,t,{maximumSignificantDigits:Pr})}change(e){let t=Math.abs(e??0)<10?1:0;return this.#o(e==null?e:e/100,{style:"percent",maximumFractionDigits:t,minimumFractionDigits:t,signDisplay:"exceptZero"})}share(e){return this.#o(e,{style:"percent",maximumFractionDigits:0})}weekday(e){return this.#a(e,"weekday",{weekday:"short"})}duration(e){if(e==null||!Number.isFinite(e))return"–";let t=Math.round(e);return t<D?this.#n(t,"second"):t<De?`${this.#n(Math.floor(t/D),"minute")} ${this.#n(t%D,"second")}`:this.minutes(t)}minutes(e){let t=Math.round(e/D);return t<D?this.#n(t,"minute"):`${this.#n(Math.floor(t/D),"hour")} ${this.#n(t%D,"minute")}`}elapsed(e){let t=Math.round(e),s=(t<De?[[Math.floor(t/D),"minute"],[t%D,"second"]]:[[Math.floor(t/De),"hour"],[Math.floor(t%De/D),"minute"]]).filter(([i])=>i>0);return(s.length>0?s:[[0,"minute"]]).map(([i,o])=>this.#o(i,{style:"unit",unit:o,unitDisplay:"narrow"})).join(" ")}time(e){return this.#a(e,"time",{hour:"numeric",minute:"2-digit",...this.#l()})}day(e,t=new Date){let r=i=>this.#a(i,"year",{year:"numeric"}),s=r(e)===r(t);return this.#a(e,`day ${s}`,{day:"numeric",month:"short",...s?{}:{year:"numeric"}})}moment(e,t=new Date){return e==null?"–":`${this.day(e,t)}, ${this.time(e)}`}#n(e,t){return this.#o(e,{style:"unit",unit:t,unitDisplay:"short"})}#s(e,t){return e==="–"?e:`${e} ${t}`}#i(e,t,r){try{return this.#o(e,{style:"currency",currency:t,currencyDisplay:"narrowSymbol",...r})}catch{return this.#s(this.#o(e,r),t)}}#o(e,t){if(e==null||!Number.isFinite(e))return"–";let r=this.#t.number_format,s=Gs[r]??[this.#t.language];return this.#d(JSON.stringify(t),()=>new Intl.NumberFormat(s,{useGrouping:r!=="none",signDisplay:"negative",...t})).format(e)}#a(e,t,r){if(e==null)return"–";let s=this.#r===void 0?{}:{timeZone:this.#r};return this.#d(t,()=>new Intl.DateTimeFormat(this.#t.language,{...r,...s})).format(new Date(e))}#l(){let{time_format:e}=this.#t;if(e==="system"){let{hourCycle:t}=new Intl.DateTimeFormat(void 0,{hour:"numeric"}).resolvedOptions();return t===void 0?{}:{hourCycle:t}}return e==="12"?{hourCycle:"h12"}:e==="24"?{hourCycle:"h23"}:{}}#d(e,t){let r=this.#e.get(e);return r===void 0&&(r=t(),this.#e.set(e,r)),r}},Hr=new WeakMap;function f(n){let[e,t]=Hr.get(n.locale)??[];if(t!==void 0&&e===n.config.time_zone)return t;let r=new Et(n);return Hr.set(n.locale,[n.config.time_zone,r]),r}var Vs=/^[\s\u00a0\u202f'’٬]$/,Ys=/^[1-9]\d{0,2}(?:(\D)\d{3})(?:\1\d{3})*$/;function B(n,e){let t=Js(e),[,r,s]=/^([-−]?)(.*)$/.exec(Xs(n.trim(),t)),i=Ct(s,t.decimal,t.group)??Ks(s);return i===null?null:r?-i:i}function Ks(n){let[e,t]=[Ct(n,".",","),Ct(n,",",".")];return e===null||t===null||e===t?e??t:null}function Ct(n,e,t){let[r="",s,i]=n.split(e);if(i!==void 0||!/^\d*$/.test(s??"")||`${r}${s??""}`=="")return null;let o=Ys.exec(r)?.[1],l=o!==void 0&&(o===t||Vs.test(o))?r.replaceAll(o,""):r;return/^\d*$/.test(l)?+`${l||0}.${s||0}`:null}function Xs(n,{digits:e}){return[...n].map(t=>e.includes(t)?String(e.indexOf(t)):t).join("")}function Js(n){let e=f(n),t=Array.from({length:10},(s,i)=>e.number(i)),r=s=>[...s].find(i=>!t.includes(i))??"";return{digits:t,decimal:r(e.number(1.5,1)),group:r(e.number(1234567))}}var Zs=300,Ne=class{#t;#r;#e;#n=0;constructor(e,t){this.#t=e,this.#r=t}about(e){this.drop();let t=this.#n;this.#e=setTimeout(async()=>{let r=await this.#t(e);t===this.#n&&this.#r(r)},Zs)}drop(){this.#n+=1,clearTimeout(this.#e)}};async function Mr(n,e,t){let{steps:r,model:s}=t;try{return await $(n,"estimate",{rig:e,steps:r,...s===null?{}:{model:s}})}catch(i){let o=i?.translation_key;return o==="no_runs"||o==="no_runs_of_model"?o:{refusal:await x(n,i)}}}function T(n){return{format:f(n),say:(e,t,r)=>d(n,e,t,r)}}function Pt(n){return n.loaded}function Dr({rig:n,outlook:e}){return n?.status==="training"&&e?.end!=null}function Nr(n){return n.status==="settling"||n.status==="finished"}function Ht(n,e){return[...new Set(n.map(t=>t[e]).filter(t=>!!t))]}function Lr(n,e){let t=n.find(r=>r.name===e);return t===void 0?null:{model:t.model,steps:t.planned_steps??t.steps}}function Ur(n,e){return n===null?c`<p class="quiet">${e.say("card.estimate_hint")}</p>`:typeof n=="string"?c`<p class="quiet">${e.say(`card.${n}`)}</p>`:"refusal"in n?c`<p class="quiet">${n.refusal}</p>`:Qs(n,e)}function Qs(n,e){let{say:t,format:r}=e,{energy_kwh:s,cost:i,duration_s:o,currency:a,model:l}=n,p={energy:r.energy(s),duration:r.duration(o),cost:r.money(i,a)},h=n.based_on.sessions,m=l===null?t("card.estimate_basis_none",{count:r.number(h)},h):t("card.estimate_basis",{count:r.number(h),model:l},h);return c`<p>${t(i===null?"card.estimate":"card.estimate_cost",p)}</p>
    ${ei(n,e)}
    <p class="quiet">${m}</p>`}function ei(n,{say:e,format:t}){let{energy_min_kwh:r,energy_max_kwh:s,cost_min:i,cost_max:o,currency:a}=n,[l,p]=i===null||o===null?[t.energy(r),t.energy(s)]:[t.money(i,a),t.money(o,a)];return l===p?c``:c`<p class="quiet">${e("card.estimate_range",{least:l,most:p})}</p>`}var ti=50,Mt=class extends H{static{this.styles=[H.styles,_`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: var(--te-space);
      }
      .forecast {
        min-height: 66px; /* as high as an estimate is, so that nothing jumps when it comes */
        padding: 12px 16px;
        border-radius: var(--ha-border-radius-md, 8px);
        background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
      }
    `]}#t;#r=[];#e=null;#n=new Ne(async e=>this.hass===void 0||this.rig===void 0?null:Mr(this.hass,this.rig.entry_id,e),e=>{this.#e=e,this.requestUpdate()});get rig(){return this.#t}set rig(e){this.#t=e??this.#t}open(){this.#e=null,this.#n.drop(),super.open(),this.#s()}disconnectedCallback(){super.disconnectedCallback(),this.#n.drop()}content(){let{hass:e,rig:t}=this;if(e===void 0||t===void 0)return c``;let{say:r}=T(e);return c`<form @submit=${this.#c} @input=${this.#d}>
      <h2 id="title">${r("card.start_title",{rig:t.name})}</h2>
      <label>${r("shared.name")}<input name="name" list="names" maxlength="255" autocomplete="off" autofocus @change=${this.#l} /></label>
      <label>${r("shared.model")}<input name="model" list="models" maxlength="255" autocomplete="off" /></label>
      <datalist id="names">${Ht(this.#r,"name").map(s=>c`<option value=${s}></option>`)}</datalist>
      <datalist id="models">${Ht(this.#r,"model").map(s=>c`<option value=${s}></option>`)}</datalist>
      <div class="pair">
        <label>${r("card.planned_steps")}<input name="steps" inputmode="numeric" autocomplete="off" /></label>
        ${t.has_price?c`<label>${r("card.budget_in",{currency:t.currency})}<input name="budget" inputmode="decimal" autocomplete="off" /></label>`:u}
      </div>
      <div class="forecast" aria-live="polite">${Ur(this.#e,T(e))}</div>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" @click=${this.close}>${r("shared.cancel")}</button>
        <button class="primary" aria-disabled=${this.isBusy}>${r("card.start_now")}</button>
      </div>
    </form>`}async#s(){if(this.hass===void 0||this.rig===void 0)return;let e={rig:this.rig.entry_id,limit:ti},t=await $(this.hass,"list_sessions",e).catch(()=>null);this.#r=t?.sessions??[],this.requestUpdate()}#i(e){return this.renderRoot.querySelector(`input[name="${e}"]`)}#o(e){let t=this.#i(e)?.value??"";return this.hass===void 0||t.trim()===""?null:B(t,this.hass)}#a(e){this.error=T(this.hass).say("card.bad_number",{text:e.value}),this.requestUpdate(),e.focus()}#l(){let e=Lr(this.#r,this.#i("name")?.value??""),[t,r]=[this.#i("model"),this.#i("steps")];e===null||t===null||r===null||(t.value||=e.model??"",r.value||=T(this.hass).format.typed(e.steps),this.#d())}#d(){let e=this.#o("steps")??0;Number.isInteger(e)&&e>0?this.#n.about({steps:e,model:this.#i("model")?.value.trim()||null}):(this.#n.drop(),this.#e=null,this.requestUpdate())}async#c(e){e.preventDefault();let{hass:t,rig:r}=this;if(t===void 0||r===void 0||this.isBusy)return;let[s,i]=[this.#i("name")?.value.trim(),this.#i("model")?.value.trim()],[o,a]=[this.#o("steps"),this.#o("budget")],l=["steps","budget"].find(h=>this.#i(h)?.value.trim()&&this.#o(h)===null);if(l!==void 0){this.#a(this.#i(l));return}let p={rig:r.entry_id,...s?{name:s}:{},...i?{model:i}:{},...o===null?{}:{planned_steps:o},...a===null?{}:{budget:a}};await this.attempt(()=>$(t,"start_session",p))&&this.close()}};w("training-energy-start-dialog",Mt);function Le(n,{say:e}){return n.name||e("shared.unnamed")}function re(n,e,t){let r=[n.model,e].filter(Boolean),{outcome:s}=n;return c`<div class="head">
    <h3>${Le(n,t)}</h3>
    <p class="quiet">
      ${r.map(i=>c`<span class="fact">${i}</span>`)}
      ${s===null||s==="completed"?u:c`<span class="fact strong">${t.say(`shared.outcome_${s}`)}</span>`}
    </p>
  </div>`}function Ue(n,{say:e,format:t}){return e("card.ran",{moment:t.moment(n.started_at),duration:t.duration(n.duration_s)})}function Be(n,e){let{format:t,say:r}=e,{id:s,energy_kwh:i,cost:o,currency:a}=n;return c`<dl class="hero">
    <div>
      <dt>${r("shared.energy")}</dt>
      <dd>
        <training-energy-figure
          .of=${s}
          .value=${i}
          .write=${l=>t.energy(l)}
        ></training-energy-figure>
      </dd>
    </div>
    ${o===null?u:c`<div>
            <dt>${r("shared.cost")}</dt>
            <dd>
              <training-energy-figure
                .of=${s}
                .value=${o}
                .write=${l=>t.money(l,a)}
              ></training-energy-figure>
            </dd>
          </div>`}
  </dl>`}function O(n,e,t="plain"){return c`<p class="note ${t}"><ha-icon .icon=${n}></ha-icon><span>${e}</span></p>`}function ze({say:n,deeds:e,isBusy:t}){return c`<div class="buttons">
    <button class="primary" aria-disabled=${t} @click=${e.start}>
      <ha-icon icon="mdi:play"></ha-icon>${n("card.start")}
    </button>
  </div>`}function Ie(n,{hass:e,say:t,deeds:r,isBusy:s,wasAsked:i}){return n.steps!==null||i||!Nr(n)?u:c`<form class="question" @submit=${a=>{a.preventDefault();let l=a.currentTarget.elements.namedItem("steps"),p=B(l.value,e);l.setCustomValidity(p===null?t("card.bad_number",{text:l.value}):""),l.reportValidity()&&p!==null&&r.keepSteps(p)}}>
    <label>
      ${t("card.ask_steps")}
      <input
        name="steps"
        inputmode="numeric"
        autocomplete="off"
        required
        @input=${a=>a.currentTarget.setCustomValidity("")}
      />
    </label>
    <button class="primary" aria-disabled=${s}>${t("shared.save")}</button>
    <button type="button" aria-disabled=${s} @click=${r.skipSteps}>${t("card.not_now")}</button>
  </form>`}var ri=["completed","failed","cancelled"];function ni({planned_steps:n,start_step:e}){return n===null?null:Math.max(n-e,0)}var Dt=class extends H{static{this.styles=[H.styles,_`
      .aside {
        margin-inline-end: auto;
        border-color: transparent;
      }
      @media (width < 450px) {
        .aside {
          flex-basis: 100%;
        }
      }
    `]}#t="";#r;#e=!1;about(e,t){this.#t=e,this.#r=t,this.#e=!1,this.open()}content(){return this.hass===void 0||this.#r===void 0?c``:this.#e?this.#s(this.#r):this.#n(this.#r)}#n(e){let t=T(this.hass),{say:r}=t;return c`<form @submit=${this.#o}>
      <h2 id="title">${r("card.stop_title",{name:Le(e,t)})}</h2>
      <p class="quiet">${r("card.stop_note")}</p>
      <label>
        ${r("card.steps_trained")}
        <input
          name="steps"
          inputmode="numeric"
          autocomplete="off"
          autofocus
          .defaultValue=${t.format.typed(e.steps)}
          placeholder=${t.format.typed(ni(e))}
        />
      </label>
      <label>
        ${r("card.outcome")}
        <select name="outcome">
          ${ri.map(s=>c`<option value=${s}>${r(`shared.outcome_${s}`)}</option>`)}
        </select>
      </label>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" class="danger aside" @click=${()=>this.#i(!0)}>${r("card.discard")}</button>
        <button type="button" @click=${this.close}>${r("shared.cancel")}</button>
        <button class="primary" aria-disabled=${this.isBusy}>${r("card.stop")}</button>
      </div>
    </form>`}#s(e){let t=T(this.hass),{say:r}=t;return c`<form @submit=${this.#a}>
      <h2 id="title">${r("card.discard_title",{name:Le(e,t)})}</h2>
      <p>${r("card.discard_note")}</p>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" autofocus @click=${()=>this.#i(!1)}>${r("card.back")}</button>
        <button class="danger" aria-disabled=${this.isBusy}>${r("card.discard")}</button>
      </div>
    </form>`}async#i(e){this.#e=e,this.error=void 0,this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelector("[autofocus]")?.focus()}async#o(e){e.preventDefault();let t=new FormData(e.currentTarget),{say:r}=T(this.hass),s=String(t.get("steps")).trim(),i=s===""?null:B(s,this.hass);if(s!==""&&i===null){this.error=r("card.bad_number",{text:s}),this.requestUpdate();return}let o=i!==null&&i!==this.#r?.steps;await this.#l("stop_session",{outcome:t.get("outcome"),...o?{steps:i}:{}})}async#a(e){e.preventDefault(),await this.#l("discard_session",{})}async#l(e,t){let{hass:r}=this;if(r===void 0||this.isBusy)return;let s={rig:this.#t,session_id:this.#r?.id,...t};await this.attempt(()=>$(r,e,s))&&this.close()}};w("training-energy-stop-dialog",Dt);function Br(n,e,t){let{say:r,format:s}=t,i=[...si(n,t),{label:r("shared.energy"),value:s.energy(n.energy_kwh)}];if(n.steps!==null&&i.push({label:r("shared.steps"),value:s.number(n.steps)}),n.cost!==null)return[...i,...ii(n,n.cost,t),...ai(n,e,t)];if(n.energy_per_step_wh!==null){let o=`${s.significant(n.energy_per_step_wh)} Wh`;i.push({label:r("card.energy_per_step"),value:o})}return i}function si(n,{say:e,format:t}){let{start_reading_kwh:r,end_reading_kwh:s}=n;if(r===null||s===null)return[];let i=e("card.meter_span",{before:t.number(r,3,3),after:t.number(s,3,3)});return[{label:e("card.meter"),value:`⁦${i}⁩`}]}function ii(n,e,{say:t,format:r}){let{average_price:s,cost_per_step:i,currency:o}=n,a=[];if(s!==null){let l=t("shared.price_per_kwh",{price:r.money(s,o)});a.push({label:t(oi(n)?"card.price":"card.average_price"),value:l})}return a.push({label:t("shared.cost"),value:r.money(e,o)}),i!==null&&a.push({label:t("card.cost_per_step"),value:r.smallMoney(i,o)}),a}function oi(n){return new Set(n.segments?.map(({price:e})=>e)).size<2}function ai(n,{steps_per_run:e},{say:t,format:r}){let{steps_per_currency:s,currency:i}=n;if(s===null)return[];let o=r.money(1,i),a=[{label:t("card.steps_for",{money:o}),value:r.significant(s)}];if(e){let l=t("card.runs_for",{money:o,steps:r.number(e)});a.push({label:l,value:r.significant(s/e)})}return a}function zr(n,e,{say:t,format:r}){let{affordable_steps:s,affordable_runs:i,budget:o,steps_per_run:a}=e,l=o===1&&n?.steps_per_currency!=null;return s==null||i==null||o==null||a==null||l?null:t("card.budget_buys",{money:r.money(o,e.currency??""),steps:r.number(s),runs:r.significant(i),per_run:r.number(a)})}var li="coarse_meter";function Ir(n,e){let{rig:t}=e,r=zr(n,t,e);return c`
    ${n===null?c`<p class="quiet">${ci(e)}</p>`:di(n,e)}
    ${r===null?u:O("mdi:wallet-outline",r)} ${ze(e)}
  `}function di(n,e){let{say:t,rig:r}=e,s=Br(n,r,e);return c`
    ${re(n,Ue(n,e),e)}
    <dl class="result">
      ${s.map(({label:i,value:o})=>c`<div><dt>${i}</dt><dd>${o}</dd></div>`)}
    </dl>
    ${n.active_s<n.duration_s-1?c`<p class="quiet">${t("card.pauses")}</p>`:u}
    ${ui(n,e)} ${Ie(n,e)}
  `}function ci({rig:n,say:e,format:t}){let{sessions:r}=n;return r>0?e("card.resting",{count:t.number(r)},r):e("card.no_session")}function ui(n,{say:e,format:t}){let r=new Set(n.flags.map(({fault:o})=>o));if(r.size===0)return u;if(r.size>1||!r.has(li))return O("mdi:alert-outline",e("card.flagged"),"warning");let[s,i]=[t.energy(n.energy_min_kwh),t.energy(n.energy_max_kwh)];return O("mdi:information-outline",e("card.coarse",{least:s,most:i}))}function qe({curve:n}){return n.map(([e,t])=>[e,t/1e3])}function qr(n){let e=[];for(let t of n){let r=e.at(-1);r&&r.price===t.price&&r.estimated===t.estimated?e[e.length-1]={...r,to:t.to,kwh:r.kwh+t.kwh}:e.push(t)}return e}function Fr(n,e){let t=Date.parse(n.started_at),r=n.segments.filter(({price:i},o)=>i!==n.segments[o-1]?.price);if(r.length<2)return[];let s=r.map(({from:i},o)=>o===0?0:(Date.parse(i)-t)/1e3);return r.map(({price:i},o)=>({from:s[o],to:s[o+1]??n.duration_s,label:e(i),strength:pi(i,r)}))}function pi(n,e){let t=e.flatMap(i=>i.price===null?[]:[i.price]),[r,s]=[Math.min(...t),Math.max(...t)];return n===null?0:s>r?.15+(1-.15)*((n-r)/(s-r)):1}function Fe(n,e){let t=f(n),r={energy:t.energy(e.energy_kwh),duration:t.duration(e.duration_s)};return c`<training-energy-chart
    .series=${[{points:qe(e),name:d(n,"shared.energy"),isArea:!0}]}
    .bands=${Fr(e,s=>ge(n,s,e.currency))}
    .label=${d(n,"shared.curve",r)}
    .unit=${"kWh"}
    .xTicks=${Ce(e.duration_s)}
    .writeX=${s=>t.elapsed(s)}
    .writeY=${(s,i)=>t.number(s,i,i)}
  ></training-energy-chart>`}function ge(n,e,t){return e===null?d(n,"shared.no_price"):d(n,"shared.price_per_kwh",{price:f(n).money(e,t)})}function Wr(n){let{steps:e,start_step:t,planned_steps:r}=n;if(e===null&&!r)return null;let s=t+(e??0);return{done:s,planned:r,share:r?Math.min(s/r,1):null}}function jr(n,e){let t=n?.end;return t==null?null:Math.max((new Date(t).getTime()-e.getTime())/1e3,0)}function Gr(n,e){let{cost:t}=n;if(e?.budget==null||t===null)return null;let{budget:r,cost:s}=e,i=s!==null&&s>r?"will_exceed":"within";return{budget:r,cost:t,projected:s,state:e.is_over_budget?"over":i}}var mi=30,hi=300;function Vr(n){let e=n.filter(([,i],o)=>o>0&&i>n[o-1][1]),t=e.at(-1),r=t===void 0?void 0:e.findLast(([i])=>t[0]-i>=mi);if(t===void 0||r===void 0||t[0]-r[0]>hi)return null;let s=t[0]-r[0];return{watts:(t[1]-r[1])/s*3600,seconds:s}}function Yr(n,e){let{say:t,format:r,outlook:s,rig:i}=e,o=i.status==="paused",a=o?null:s?.idle_since;return c`
    ${re(n,t("card.since",{moment:Kr(n.started_at,e)}),e)}
    ${o?O("mdi:pause-circle-outline",t("card.paused_note")):u}
    ${a?O("mdi:sleep",t("card.idle_note",{moment:r.time(a)}),"warning"):u}
    ${Be(n,e)} ${fi(n,e)} ${yi(n,e)} ${vi(n,e)}
    ${wi(n,e)} ${$i(o,e)}
  `}function Kr(n,{format:e,now:t}){return e.day(n)===e.day(t)?e.time(n):e.moment(n)}function fi(n,e){let{say:t,format:r,outlook:s,now:i}=e,o=Wr(n);if(o===null)return u;let{done:a,planned:l,share:p}=o;if(l===null||p===null)return c`<p class="line"><span>${t("card.done_steps",{done:r.number(a)})}</span></p>`;let h=t("card.progress",{done:r.number(a),planned:r.number(l)}),m=jr(s,i);return c`<div>
    <p class="line">
      <span>${h}</span>
      ${m===null||p===1?u:c`<span class="quiet">${gi(m,e)}</span>`}
    </p>
    <div
      class="bar"
      role="progressbar"
      aria-label=${t("shared.steps")}
      aria-valuemin="0"
      aria-valuemax="100"
      aria-valuenow=${Math.floor(p*100)}
      aria-valuetext=${h}
    >
      <div style="inline-size:${p*100}%"></div>
    </div>
  </div>`}function gi(n,e){let{say:t,format:r,outlook:s}=e,i=Math.ceil(n/60)*60;return n===0?t("card.time_soon"):t("card.time_left",{duration:r.minutes(i),moment:Kr(s?.end??"",e)})}function yi(n,{say:e,format:t,outlook:r}){let s=Gr(n,r);if(s===null)return u;let i=p=>t.money(p,n.currency),o=Math.max(s.budget,s.cost,s.projected??0),a=e("card.budget_spent",{cost:i(s.cost),budget:i(s.budget)}),l=s.projected===null?null:e("card.budget_end",{cost:i(s.projected)});return c`<div class="budget ${s.state}">
    <p class="line">
      <span>${a}</span>
      ${l===null?u:c`<span class="quiet">${l}</span>`}
    </p>
    <div
      class="bar"
      role="meter"
      aria-label=${e("card.budget")}
      aria-valuemin="0"
      aria-valuemax=${o}
      aria-valuenow=${s.cost}
      aria-valuetext=${a}
    >
      <div style="inline-size:${s.cost/o*100}%"></div>
      <div class="end" style="inline-size:${(s.projected??s.cost)/o*100}%"></div>
      ${s.budget<o?c`<div class="limit" style="inset-inline-start:${s.budget/o*100}%"></div>`:u}
    </div>
    ${bi(s,{money:i,say:e})}
  </div>`}function bi(n,{money:e,say:t}){return n.state==="over"?O("mdi:alert-circle",t("card.over_budget",{over:e(n.cost-n.budget)}),"bad"):n.state==="will_exceed"?O("mdi:alert",t("card.will_exceed",{budget:e(n.budget)}),"warning"):u}function vi(n,e){let{say:t,format:r,outlook:s}=e,{cost_per_step:i,energy_per_step_wh:o,currency:a}=n,l=[_i(n,e)];i!==null?l.push([t("card.cost_per_step"),r.smallMoney(i,a)]):o!==null&&l.push([t("card.energy_per_step"),`${r.significant(o)} Wh`]);let p=[s?.energy_kwh==null?null:r.energy(s.energy_kwh),s?.cost==null?null:r.money(s.cost,a)].filter(h=>h!==null);return p.length>0&&l.push([t("card.in_the_end"),p.join(" · ")]),c`<dl class="facts">${l.map(([h,m])=>c`<div><dt>${h}</dt><dd>${m}</dd></div>`)}</dl>`}function _i(n,{hass:e,rig:t,say:r,format:s}){let i=t.power_entity===null?void 0:e.states[t.power_entity];if(i!==void 0&&i.state!=="unavailable"&&i.state!=="unknown")return[r("card.power"),e.formatEntityState(i)];let o=t.status==="training"?Vr(n.curve):null;return o===null?[r("card.average_power"),s.power(n.average_power_w)]:[r("card.recent_power",{duration:s.elapsed(o.seconds)}),s.power(o.watts)]}function wi(n,{hass:e,say:t}){return n.duration_s>0&&n.curve.some(([,r])=>r>0)?Fe(e,n):c`<p class="placeholder quiet">${t("card.no_curve")}</p>`}function $i(n,{say:e,deeds:t,isBusy:r}){return c`<div class="buttons">
    <button class=${n?"primary":""} aria-disabled=${r} @click=${n?t.resume:t.pause}>
      <ha-icon .icon=${n?"mdi:play":"mdi:pause"}></ha-icon>${e(n?"card.resume":"card.pause")}
    </button>
    <button aria-disabled=${r} @click=${t.stop}><ha-icon icon="mdi:stop"></ha-icon>${e("card.stop")}</button>
  </div>`}var xi={meter:"card.waits_meter",absent_meter:"card.waits_absent",doubt:"card.waits_doubt"};function Xr(n,e){let{say:t,format:r,rig:s}=e,i={least:r.energy(n.energy_min_kwh),most:r.energy(n.energy_max_kwh)};return c`
    ${re(n,Ue(n,e),e)} ${Be(n,e)}
    <p class="quiet">${t("card.interval",i)}</p>
    ${s.waits_for===null?u:O("mdi:timer-sand",t(xi[s.waits_for]))}
    ${Ie(n,e)} ${ze(e)}
  `}function Jr(n,e,t){if(t>=600)return e;let r=1-Math.max(t,0)/600;return e-(e-n)*r**3}function ki(){return document.visibilityState==="visible"&&!matchMedia("(prefers-reduced-motion: reduce)").matches}var Nt=class extends k{static{this.properties={value:{attribute:!1},of:{attribute:!1},write:{attribute:!1}}}#t=null;#r=0;#e;#n=0;disconnectedCallback(){super.disconnectedCallback(),this.#i(),this.#t=this.value}willUpdate(e){if(!e.has("value")&&!e.has("of"))return;this.#i(),this.hasUpdated&&!e.has("of")&&this.#t!==null&&this.value!==null&&this.#t!==this.value&&ki()?(this.#r=this.#t,this.#n=requestAnimationFrame(this.#s)):this.#t=this.value}render(){return this.write(this.#t)}#s=e=>{this.#e??=e;let t=e-this.#e;this.#t=this.value===null?null:Jr(this.#r,this.value,t),t<600&&(this.#n=requestAnimationFrame(this.#s)),this.requestUpdate()};#i(){cancelAnimationFrame(this.#n),this.#e=void 0}};w("training-energy-figure",Nt);var Zr=_`
  ha-card {
    container-type: inline-size;
  }
  .card {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
    height: 100%;
    box-sizing: border-box;
    padding: var(--te-space);
    overflow-wrap: anywhere;
  }
  .top {
    display: flex;
    align-items: center;
    gap: 12px;
  }
  .top > .sign {
    display: grid;
    place-items: center;
    flex: none;
    width: 36px;
    height: 36px;
    border-radius: 50%;
    color: var(--te-accent);
    background: var(--te-soft);
  }
  h2 {
    flex: 1;
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  /* It is focused only where what had the focus is gone: to read on from there, not to press it. */
  h2:focus {
    outline: none;
  }
  .status {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    flex: none;
    padding: 4px 12px;
    font-size: var(--ha-font-size-s, 12px);
    border-radius: var(--ha-border-radius-pill, 20px);
    background: color-mix(in srgb, var(--primary-text-color) 6%, transparent);
  }
  .status::before {
    content: "";
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: var(--te-dot, var(--disabled-text-color));
  }
  .status.training {
    --te-dot: var(--success-color);
  }
  .status.paused {
    --te-dot: var(--warning-color);
  }
  .status.settling {
    --te-dot: var(--info-color);
  }
  .head h3 {
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-normal, 400);
    line-height: 1.3;
  }
  .fact:not(:last-child)::after {
    content: "·";
    margin-inline: 6px;
  }
  .fact.strong {
    color: var(--primary-text-color);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  dd,
  .line,
  .bar {
    font-variant-numeric: tabular-nums;
  }
  .hero {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
    gap: var(--te-gap) var(--te-space);
  }
  .hero dd {
    font-size: var(--ha-font-size-3xl, 28px);
    line-height: 1.2;
  }
  dt {
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(130px, 1fr));
    gap: 12px var(--te-space);
  }
  .result > div {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--te-space);
    padding-block: 8px;
    border-block-end: 1px solid var(--divider-color);
  }
  .result > div:last-child {
    border: none;
  }
  .result dt {
    font-size: inherit;
  }
  .result dd {
    margin-inline-start: auto;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .line {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    gap: 0 var(--te-space);
    margin-block-end: 6px;
  }
  .bar {
    position: relative;
    height: 8px;
    border-radius: 4px;
    overflow: hidden;
    background: color-mix(in srgb, var(--primary-text-color) 10%, transparent);
  }
  .bar > div {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-radius: inherit;
    background: var(--te-bar, var(--te-accent));
  }
  @media (prefers-reduced-motion: no-preference) {
    .bar > div {
      transition: inline-size 600ms ease-out;
    }
  }
  .bar > .end {
    opacity: 0.3;
  }
  .bar > .limit {
    width: 2px;
    margin-inline-start: -2px;
    border-radius: 0;
    background: var(--primary-text-color);
  }
  .budget.will_exceed {
    --te-bar: var(--warning-color);
  }
  .budget.over {
    --te-bar: var(--error-color);
  }
  .note {
    display: flex;
    align-items: center;
    gap: 8px;
    padding: 8px 12px;
    border-radius: var(--ha-border-radius-md, 8px);
    background: color-mix(in srgb, var(--te-tone, var(--primary-text-color)) 8%, transparent);
  }
  .budget .note {
    margin-block-start: 8px;
  }
  .note ha-icon {
    flex: none;
    color: var(--te-tone, var(--secondary-text-color));
  }
  .note.warning {
    --te-tone: var(--warning-color);
  }
  .note.bad {
    --te-tone: var(--error-color);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .note span {
    flex: 1;
  }
  .placeholder {
    display: grid;
    place-items: center;
    min-height: 180px;
    text-align: center;
  }
  .question {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--te-gap);
  }
  .question label {
    flex: 1 1 180px;
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: var(--te-gap);
    margin-block-start: auto;
  }
  .buttons > button {
    flex: 1 1 120px;
  }
`;var We=class extends A{static{this.styles=[C,W,Zr]}static{this.getConfigForm=Cr}static{this.getStubConfig=te}#t;#r;#e=!1;#n=!1;#s=new F(this);#i={start:()=>this.#c("training-energy-start-dialog")?.open(),stop:()=>this.#m(),pause:()=>this.#u("pause_session"),resume:()=>this.#u("resume_session"),keepSteps:e=>this.#u("update_session",{steps:e}),skipSteps:()=>this.#h()};constructor(){super(),new He(this,()=>Dr(this.#s))}setConfig(e){this.#t=Rt(e),this.#d(),this.requestUpdate()}getCardSize(){return this.#s.rig?.status==="training"||this.#s.rig?.status==="paused"?10:7}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}heard(){this.#d()}shows(e){let t=this.#s.rig?.power_entity;return[t==null?void 0:e.states[t]]}willUpdate(){this.#n=this.shadowRoot?.activeElement!=null}updated(e){this.#n&&this.#p()}render(){let{hass:e}=this;if(e===void 0||this.#t===void 0)return u;let{rig:t,error:r,version:s}=this.#s,{say:i}=T(e);return c`<ha-card>
      <div class="card">
        ${t===void 0&&r===void 0?c`<p class="quiet">${i("shared.loading")}</p>`:u}
        ${r===void 0?u:c`<div role="alert">${O("mdi:alert-circle",r,"bad")}</div>`}
        ${t===void 0?u:c`${this.#o(e)} ${Pt(t)?this.#a(e,t):this.#l(e,t)}`}
        ${this.#r===void 0?u:c`<p class="error" role="alert">${this.#r}</p>`}
        ${j(e,s)}
      </div>
      <training-energy-start-dialog
        .hass=${e}
        .rig=${t!==void 0&&Pt(t)?t:void 0}
        @closed=${this.#p}
      ></training-energy-start-dialog>
      <training-energy-stop-dialog .hass=${e} @closed=${this.#p}></training-energy-stop-dialog>
    </ha-card>`}#o(e){let{rig:t}=this.#s;return c`<div class="top">
      <div class="sign"><ha-icon icon="mdi:expansion-card"></ha-icon></div>
      <h2 tabindex="-1">${t?.name}</h2>
      ${t?.status===void 0?u:c`<span class="status ${t.status}" role="status">${T(e).say(`shared.status_${t.status}`)}</span>`}
    </div>`}#a(e,t){let{session:r,outlook:s}=this.#s,i={...T(e),hass:e,rig:t,outlook:s,now:new Date,isBusy:this.#e,wasAsked:r!==null&&Or(r.id),deeds:this.#i};return r===null||t.status==="idle"?Ir(r,i):t.status==="settling"?Xr(r,i):Yr(r,i)}#l(e,{name:t,removed:r}){let s=T(e).say(r?"shared.removed":"shared.not_running",{rig:t});return c`<div role="alert">${O("mdi:alert-circle",s,"bad")}</div>`}#d(){this.hass!==void 0&&this.#t!==void 0&&this.#s.follow(this.hass,this.#t.rig)}#c(e){return this.renderRoot.querySelector(e)}#m(){let{rig:e,session:t}=this.#s;e!==void 0&&t!==null&&this.#c("training-energy-stop-dialog")?.about(e.entry_id,t)}#h(){this.#s.session!==null&&(Rr(this.#s.session.id),this.requestUpdate())}async#u(e,t={}){let{hass:r}=this,{rig:s,session:i}=this.#s;if(!(r===void 0||s===void 0||i===null||this.#e)){this.#e=!0,this.#r=void 0,this.requestUpdate();try{await $(r,e,{rig:s.entry_id,session_id:i.id,...t})}catch(o){this.#r=await x(r,o)}finally{this.#e=!1,this.requestUpdate()}}}#p(){this.updateComplete.then(()=>{this.shadowRoot?.activeElement==null&&this.renderRoot.querySelector("h2")?.focus()})}};w(Me,We);M("customCards",{type:Me,name:v("card.title"),description:v("card.about"),preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#live",getEntitySuggestion:Er});function Qr(n){let e=n.reduce((r,{value:s,range:i})=>Math.max(r,s??0,i?.[1]??0),0),t=r=>e>0?Math.max(r,0)/e*100:0;return n.map(({value:r,range:s})=>({end:t(r??0),range:s&&e>0?[t(s[0]),t(s[1])]:null}))}function ye(n,e){let t=Qr(n);return c`<ul class="bars" aria-label=${e}>
    ${n.map((r,s)=>Ti(r,t[s]))}
  </ul>`}function Ti({label:n,text:e,color:t,note:r},{end:s,range:i}){return c`<li>
    <span class="label"><bdi>${n}</bdi></span>
    <span class="figure">${e}</span>
    <span class="track" aria-hidden="true">
      <span class="bar" style="inline-size:${s}%;${t?`background:${t}`:""}"></span>
      ${i?c`<span class="range" style="inset-inline-start:${i[0]}%;inline-size:${i[1]-i[0]}%"></span>`:u}
    </span>
    ${r===void 0?u:c`<span class="note">${r}</span>`}
  </li>`}var je=_`
  ul.bars {
    list-style: none;
    margin: 0;
    padding: 0;
    display: flex;
    flex-direction: column;
    gap: 12px;
  }
  .bars li {
    display: grid;
    grid-template-columns: 1fr auto;
    column-gap: 12px;
    row-gap: 4px;
  }
  .bars .label {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .bars .figure {
    font-variant-numeric: tabular-nums;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .bars .track {
    grid-column: 1 / -1;
    position: relative;
    height: 10px;
    border-radius: 5px;
    background: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
  }
  .bars .bar {
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    border-radius: 5px;
    background: var(--te-accent);
  }
  .bars .range {
    position: absolute;
    inset-block: -2px;
    min-width: 2px;
    box-sizing: border-box;
    border-inline: 2px solid var(--primary-text-color);
    background: linear-gradient(var(--primary-text-color), var(--primary-text-color)) center / 100% 2px no-repeat;
  }
  .bars .note {
    grid-column: 1 / -1;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
`;function Ge(n,e,t=!1){let r=e>0?"mdi:arrow-up":e<0?"mdi:arrow-down":"mdi:equal",s=d(n,"shared.against"),i=e===0?"same":e>0===t?"better":"worse";return c`<span class="trend ${i}" title=${s}
    ><ha-icon icon=${r} aria-hidden="true"></ha-icon>${f(n).change(e)}<span class="hidden"> ${s}</span></span
  >`}var Ve=_`
  .trend {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    position: relative;
    white-space: nowrap;
    font-variant-numeric: tabular-nums;
    --mdc-icon-size: 16px;
  }
  .trend.worse ha-icon {
    color: var(--error-color);
  }
  .trend.better ha-icon {
    color: var(--success-color);
  }
`;var ne=class{#t;#r;constructor(e,t){this.#t=t,this.live=new F({addController:r=>e.addController(r),removeController:r=>e.removeController(r),requestUpdate:()=>this.#e(),get updateComplete(){return e.updateComplete},get isConnected(){return e.isConnected}})}#e(){let{turn:e,error:t,rig:r,session:s}=this.live,i=[e,t,r?.entry_id,r?.loaded,r?.history,s?.id,s?.status,s?.settled],o=JSON.stringify(i),a=o!==this.#r;this.#r=o,this.#t(a)}};var Lt="training-energy-comparison",Ye=["model","name","tag"];function en(n){let e=n.group_by??"model";if(!Ye.includes(e))throw new Error(v("comparison.bad_group_by",{field:v("comparison.group_by"),value:String(e)}));return{...n,group_by:e}}function tn(){let e=[{name:"group_by",default:"model",selector:{select:{options:Ye.map(t=>({value:t,label:v(`comparison.by_${t}`)})),mode:"dropdown"}}}];return I(e,{group_by:"comparison.group_by"},"shared.rig_help")}var Oi=["cost_per_1000_steps","energy_per_1000_steps_kwh","step_rate"];function rn(n){return Oi.filter(e=>n.some(t=>t[e]!==null))}function nn(n,e){let t=n.filter(r=>r[e]!==null);return{shown:t,silent:n.length-t.length}}function sn(n){return n===null||n.lower_quartile===n.upper_quartile?null:[n.lower_quartile,n.upper_quartile]}var Ri=10,Ai=_`
  :host {
    display: block;
  }
  ha-card {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
    padding: var(--te-space);
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    overflow-wrap: break-word;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: 12px;
  }
  .small {
    font-size: var(--ha-font-size-s, 12px);
  }
  button {
    align-self: flex-start;
  }
`,Ke=class extends A{static{this.styles=[C,W,je,Ve,Ai]}static{this.getStubConfig=te}static{this.getConfigForm=tn}#t;#r="model";#e;#n;#s;#i=!1;#o=0;#a=new ne(this,e=>e&&this.#l());setConfig(e){this.#t=en(e),this.#r=this.#t.group_by,this.hass&&(this.heard(this.hass),this.#l()),this.requestUpdate()}getCardSize(){return 5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}heard(e){this.#t&&this.#a.live.follow(e,this.#t.rig)}async#l(){let{hass:e}=this,{rig:t,error:r}=this.#a.live;if(this.#s=r,this.requestUpdate(),e===void 0||t===void 0)return;this.#o+=1;let s=this.#o,i={rig:t.entry_id,group_by:this.#r},[o,a]=await $(e,"compare_sessions",i).then(l=>[l.groups,void 0],async l=>[this.#n,await x(e,l)]);s===this.#o&&(this.#n=o,this.#s=a,this.requestUpdate())}render(){let{hass:e}=this;if(e===void 0||this.#t===void 0)return u;let t=this.#a.live.rig?.name,r=t===void 0||E(e).length<2;return c`<ha-card>
      <h2>${r?d(e,"comparison.title"):d(e,"comparison.title_of",{rig:t})}</h2>
      ${j(e,this.#a.live.version)}
      ${this.#s===void 0?u:c`<p class="error" role="alert">${this.#s}</p>`}
      ${this.#d(e)}
    </ha-card>`}#d(e){let t=this.#n;if(t===void 0)return this.#s===void 0?c`<p class="quiet" role="status">${d(e,"shared.loading")}</p>`:u;let r=rn(t),s=r.find(i=>i===this.#e)??r[0];return c`${this.#c(e,r,s)}
      ${s===void 0?c`<p class="quiet" role="status">${d(e,"comparison.empty")}</p>`:this.#m(e,t,s)}`}#c(e,t,r){return c`<div class="choices">
      <label>${d(e,"comparison.group_by")}
        <select @change=${this.#u}>
          ${Ye.map(s=>c`<option value=${s} ?selected=${s===this.#r}>${d(e,`comparison.by_${s}`)}</option>`)}
        </select>
      </label>
      ${t.length<2?u:c`<label>${d(e,"comparison.measure")}
            <select @change=${this.#p}>
              ${t.map(s=>c`<option value=${s} ?selected=${s===r}>${d(e,`comparison.${s}`)}</option>`)}
            </select>
          </label>`}
    </div>`}#m(e,t,r){let{shown:s,silent:i}=nn(t,r),o=this.#i?s:s.slice(0,Ri),a={count:f(e).number(s.length)};return c`${ye(o.map(l=>this.#h(e,l,r)),d(e,`comparison.${r}`))}
    ${s.length>o.length?c`<button @click=${this.#f}>${d(e,"comparison.show_all",a)}</button>`:u}
    <p class="quiet small">
      ${d(e,"comparison.legend")}
      ${i>0?d(e,"comparison.silent",{count:f(e).number(i)},i):u}
    </p>`}#h(e,t,r){let s=f(e),i=t[r],o=m=>r==="cost_per_1000_steps"?s.smallMoney(m,t.currency):d(e,r==="step_rate"?"comparison.a_second":"comparison.kwh",{value:s.significant(m)}),a=sn(i),l=d(e,"comparison.runs",{count:s.number(t.runs)},t.runs),p=a&&d(e,"comparison.between",{least:o(a[0]),most:o(a[1])}),h=t.last?.change_percent[r];return{label:t.group??d(e,`comparison.no_${this.#r}`),value:i?.median??null,text:i===null?s.number(null):o(i.median),range:a,note:c`${[l,p].filter(Boolean).join(" · ")}${h==null?u:c` · ${d(e,"comparison.last")} ${Ge(e,h,r==="step_rate")}`}`}}#u(e){this.#r=e.target.value,this.#i=!1,this.#l()}#p(e){this.#e=e.target.value,this.requestUpdate()}#f(){this.#i=!0,this.requestUpdate()}};w(Lt,Ke);M("customCards",{type:Lt,name:v("comparison.card_name"),description:v("comparison.card_description"),preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#comparison"});var on=new Map;function P(n){return n.locale.time_zone==="server"?n.config.time_zone:new Intl.DateTimeFormat().resolvedOptions().timeZone}function G(n,e){let t=on.get(e);if(t===void 0){let[h,m]=[{year:"numeric",month:"numeric",day:"numeric"},{hour:"numeric",minute:"numeric"}];t=new Intl.DateTimeFormat("en-US",{...h,...m,second:"numeric",hourCycle:"h23",timeZone:e}),on.set(e,t)}let r=Object.fromEntries(t.formatToParts(n).map(({type:h,value:m})=>[h,Number(m)])),{year:s=0,month:i=1,day:o=1,hour:a=0,minute:l=0,second:p=0}=r;return Date.UTC(s,i-1,o,a,l,p)-Math.floor(n/1e3)*1e3}var an=864e5;function se(n,e){let t=new Date(n).getTime();return new Date(t+G(t,e)).toISOString().slice(0,19)}function be(n,e){let t=Date.parse(`${n}Z`);if(Number.isNaN(t))return null;let r=t-G(t-an,e);return new Date(t-G(r,e)).toISOString()}function ln(n,e,t=0){return Ut(se(n,e).slice(0,10),t)}function Ut(n,e){return new Date(Date.parse(`${n}T00:00:00Z`)+e*an).toISOString().slice(0,10)}var dn=["all","week","month","year","own"],Ei={week:7,month:30,year:365},Xe={name:"",model:"",tag:"",period:"all",from:"",to:"",sort:"started",isDescending:!0,page:0};function Je(n,e,t=Date.now()){let r=Ei[n.period],s=n.period==="own",i=r===void 0?s?n.from:"":ln(t,e,1-r),o=s&&n.to?Ut(n.to,1):"",a={name:n.name.trim(),model:n.model,tag:n.tag,after:i&&be(`${i}T00:00:00`,e),before:o&&be(`${o}T00:00:00`,e)};return Object.fromEntries(Object.entries(a).filter(l=>!!l[1]))}function cn(n){let{name:e,model:t,tag:r,period:s}=n;return!!(e.trim()||t||r)||s!=="all"}function un(n,e){let t=e==="name"||e==="model";return{...n,sort:e,isDescending:n.sort===e?!n.isDescending:!t,page:0}}function pn(n,e,t){let r=Math.min(n*e+1,t),s=Math.min((n+1)*e,t);return{first:r,last:s,hasBefore:n>0,hasAfter:s<t}}var Ci=1e3,Pi=[{key:"model",word:"shared.model",write:({model:n})=>n??""},{key:"started",word:"history.when",write:({started_at:n},e)=>e.moment(n)},{key:"energy",word:"shared.energy",isNumber:!0,write:({energy_kwh:n},e)=>e.energy(n)}],Hi={key:"cost",word:"shared.cost",isNumber:!0,write:({cost:n,currency:e},t)=>t.moneyInColumn(n,e)},Mi={key:"steps",word:"shared.steps",isNumber:!0,alone:(n,e)=>d(n,"history.some_steps",{steps:e}),write:({steps:n},e)=>e.number(n)};function Di({cost_per_step:n}){return n===null?null:n*Ci}function mn(n){let e=(r,s)=>d(r,"history.for_1000",{figure:s}),t=n?{key:"cost_per_step",word:"history.cost_per_1000",isNumber:!0,alone:e,write:(r,s)=>s.moneyInColumn(Di(r),r.currency)}:{key:"energy_per_step",word:"history.energy_per_1000",isNumber:!0,alone:e,write:({energy_per_step_wh:r},s)=>r===null?s.significant(null):`${s.significant(r)} kWh`};return[...Pi,...n?[Hi]:[],Mi,t]}var zt="training-energy-history",hn=25,Bt=100;function fn(n){let e=n.page_size??hn;if(!Number.isInteger(e)||e<1||e>Bt)throw new Error(v("history.bad_page_size",{field:v("history.page_size"),size:String(e),most:Bt}));return{...n,page_size:e}}function gn(){return I([{name:"page_size",default:hn,selector:{number:{min:1,max:Bt,mode:"box"}}}],{page_size:"history.page_size"},"shared.rig_help")}function It(n,e=""){let t=document.createElement("a");t.href=n,t.download=e,t.style.display="none",document.body.append(t),t.click(),t.remove()}function yn(n,e){let t=URL.createObjectURL(new Blob([JSON.stringify(n,null,2)],{type:"application/json"}));It(t,e),setTimeout(()=>URL.revokeObjectURL(t),6e4)}function bn(n){return`${n.normalize("NFKD").replace(new RegExp("\\p{M}","gu"),"").replace(/[^\w.-]+/g,"-").replace(/^[-.]+|[-.]+$/g,"").slice(0,80)||"session"}.json`}function wn(n,{asked:e,page:t,columns:r,choose:s}){return c`<div class="filters" role="search" aria-label=${d(n,"history.filters")}>
    <label>${d(n,"shared.name")}
      <input type="search" .value=${e.name} @input=${i=>s({name:ve(i)})} />
    </label>
    ${vn(n,{word:"shared.model",any:"history.any_model",chosen:e.model,all:t?.models},i=>s({model:i}))}
    ${vn(n,{word:"history.tag",any:"history.any_tag",chosen:e.tag,all:t?.tags},i=>s({tag:i}))}
    <label>${d(n,"history.period")}
      <select @change=${i=>s({period:ve(i)})}>
        ${dn.map(i=>c`<option value=${i} ?selected=${i===e.period}>${d(n,`history.period_${i}`)}</option>`)}
      </select>
    </label>
    ${e.period==="own"?[_n(n,"history.from",e.from,i=>s({from:i})),_n(n,"history.to",e.to,i=>s({to:i}))]:u}
    ${Ni(n,e,r,s)}
  </div>`}function vn(n,{word:e,any:t,chosen:r,all:s=[]},i){let o=r===""||s.includes(r)?s:[r,...s];return o.length===0?u:c`<label>${d(n,e)}
        <select @change=${a=>i(ve(a))}>
          <option value="" ?selected=${r===""}>${d(n,t)}</option>
          ${o.map(a=>c`<option value=${a} ?selected=${a===r}>${a}</option>`)}
        </select>
      </label>`}function _n(n,e,t,r){return c`<label>${d(n,e)}
    <input type="date" .value=${t} @change=${s=>r(ve(s))} />
  </label>`}function Ni(n,e,t,r){let s=[{key:"name",word:"shared.name"},...t].flatMap(({key:i,word:o})=>[!0,!1].map(a=>({key:i,word:o,isDescending:a})));return c`<label class="order">${d(n,"history.sort")}
    <select
      @change=${i=>{let{key:o,isDescending:a}=s[Number(ve(i))];r({sort:o,isDescending:a})}}
    >
      ${s.map(({key:i,word:o,isDescending:a},l)=>c`<option value=${l} ?selected=${i===e.sort&&a===e.isDescending}>
            ${d(n,a?"history.falling":"history.rising",{what:d(n,o)})}
          </option>`)}
    </select>
  </label>`}function ve(n){return n.target.value}var $n=_`
  @container (max-width: 800px) {
    .order {
      display: flex;
      grid-column: 1 / -1;
    }
    .filters {
      grid-template-columns: 1fr 1fr;
    }
    thead,
    .headed,
    td.none {
      display: none;
    }
    .alone {
      display: inline;
    }
    table,
    tbody {
      display: block;
    }
    tbody tr {
      position: relative;
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 3px;
      padding-block: 8px;
      padding-inline: 48px 12px;
      border-block-end: 1px solid var(--divider-color);
    }
    tbody td,
    tbody td:last-child {
      width: auto;
      min-width: 0;
      max-width: 100%;
      height: auto;
      padding: 0;
      border: 0;
      order: 3;
      text-align: start;
      font-size: var(--ha-font-size-s, 12px);
      color: var(--secondary-text-color);
    }
    tbody td.check {
      position: absolute;
      inset-inline-start: 4px;
      inset-block-start: 8px;
    }
    tbody td.name {
      flex: 1 1 100%;
      width: auto;
      order: 0;
      font-size: inherit;
      color: inherit;
    }
    tbody td.model,
    tbody td.started {
      order: 1;
    }
    /* The time beside it stays whole. */
    tbody td.model {
      width: auto;
      max-width: calc(100% - 140px);
    }
    tbody td.ratio,
    tbody td.change {
      order: 5;
      overflow: visible;
    }
    tbody td.change {
      margin-inline-start: 6px;
    }
    /* Where a line ends. */
    tbody tr::before,
    tbody tr::after {
      content: "";
      flex: 0 0 100%;
      order: 2;
    }
    tbody tr::after {
      order: 4;
    }
    /* Behind what it divides: were it before, it would begin a line where there is one more. */
    td.model:not(.none)::after,
    td.energy:has(~ .cost:not(.none), ~ .steps:not(.none))::after,
    td.cost:has(~ .steps:not(.none))::after {
      content: " ·";
    }
  }
`;var Li=300,Ze=class{constructor(e){this.#n=0;this.asked=Xe;this.size=0;this.isBusy=!1;this.#t=e}#t;#r;#e;#n;#s;get rig(){return this.#e}read(e,t){this.#r=e,this.#e=t,this.load()}choose(e){this.asked={...this.asked,page:0,...e},this.stop(),e.name===void 0?this.load():this.#s=setTimeout(()=>this.load(),Li),this.#t()}stop(){clearTimeout(this.#s)}fail(e){this.error=e,this.#t()}renew(e){let{page:t}=this;t?.sessions.some(({id:r})=>r===e.id)&&(this.page={...t,sessions:t.sessions.map(r=>r.id===e.id?{...r,...e}:r)},this.#t())}async load(){let e=this.#r;if(e===void 0||this.#e===void 0)return;this.#n+=1;let t=this.#n;this.isBusy=!0,this.#t();try{let r=await this.#i(e);t===this.#n&&this.#o(r)}catch(r){let s=await x(e,r);t===this.#n&&(this.isBusy=!1,this.fail(s))}}#i(e){let{sort:t,isDescending:r,page:s}=this.asked;return e.callWS({type:"training_energy/sessions",rig:this.#e,...Je(this.asked,P(e)),sort:t,descending:r,limit:this.size,offset:s*this.size})}#o(e){this.isBusy=!1,this.page=e,this.fail(void 0),e.sessions.length===0&&this.asked.page>0&&this.choose({page:Math.max(Math.ceil(e.total/this.size)-1,0)})}};var xn=_`
  :host {
    display: block;
    container-type: inline-size;
  }
  ha-card {
    height: auto;
    /* What is selected sticks to the bottom of the page, which nothing that scrolls may come between. */
    overflow: clip;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--te-gap);
    padding: var(--te-space) var(--te-space) 0;
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
    min-width: min-content;
    max-width: 100%;
    overflow-wrap: break-word;
  }
  .export {
    display: flex;
    flex-shrink: 0;
    /* In line with the heading where it stands below it. */
    margin-inline: -10px;
  }
  button.plain {
    border-color: transparent;
    padding-inline: 10px;
    color: var(--secondary-text-color);
  }
  .filters {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(150px, 100%), 1fr));
    gap: 12px;
    padding: var(--te-space);
  }
  label,
  input,
  select {
    min-width: 0;
  }
  .order {
    display: none;
  }
  .error,
  .state {
    margin: 0;
    padding: 0 var(--te-space) var(--te-space);
  }
  .state {
    padding-block: 24px 40px;
    text-align: center;
  }
  .state button {
    margin-block-start: 12px;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    transition: opacity 150ms 150ms;
  }
  table[aria-busy="true"] {
    opacity: 0.6;
  }
  th,
  td {
    padding: 0 8px;
    height: 48px;
    text-align: start;
    border-block-end: 1px solid var(--divider-color);
  }
  th:last-child,
  td:last-child {
    padding-inline-end: var(--te-space);
  }
  th {
    font-size: var(--ha-font-size-s, 12px);
    font-weight: var(--ha-font-weight-medium, 500);
    color: var(--secondary-text-color);
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  td.number,
  td.started {
    white-space: nowrap;
  }
  /* Shares of the width, which no text makes wider: a name has two lines, a model one. */
  td.name {
    width: 24%;
    min-width: 120px;
  }
  td.model {
    width: 16%;
    max-width: 0;
  }
  td.model,
  td.number {
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  td.number {
    max-width: 150px;
  }
  .alone {
    display: none;
  }
  button.sort {
    padding-inline: 8px;
    margin-inline: -8px;
    border-color: transparent;
    font-weight: inherit;
    color: inherit;
    text-align: inherit;
    --mdc-icon-size: 16px;
  }
  tbody tr {
    cursor: pointer;
  }
  tbody tr:hover {
    background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
  }
  tbody tr.selected {
    background: var(--te-soft);
  }
  .check {
    width: 40px;
    padding-inline: 4px 0;
  }
  .check label {
    width: 40px;
    height: 40px;
    align-items: center;
    justify-content: center;
    cursor: pointer;
  }
  .check input {
    width: 18px;
    height: 18px;
    min-height: 0;
    margin: 0;
    accent-color: var(--primary-color);
  }
  button.open {
    justify-content: flex-start;
    padding: 4px 0;
    vertical-align: middle;
    border: 0;
    border-radius: 4px;
    text-align: start;
    font-weight: var(--ha-font-weight-medium, 500);
  }
  button.open bdi {
    display: -webkit-box;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
    overflow: hidden;
    overflow-wrap: anywhere;
  }
  button.open:hover {
    background: none;
    text-decoration: underline;
  }
  .chip {
    margin-inline-start: 8px;
    padding: 2px 8px;
    border-radius: 10px;
    font-size: var(--ha-font-size-s, 12px);
    white-space: nowrap;
    background: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
  }
  .chip.strong {
    background: var(--te-soft);
  }
  .pager {
    display: flex;
    align-items: center;
    justify-content: flex-end;
    gap: 4px;
    padding: 4px 8px;
    font-variant-numeric: tabular-nums;
    color: var(--secondary-text-color);
  }
  .turned:dir(rtl) {
    transform: scaleX(-1);
  }
  training-energy-overlay {
    padding: var(--te-space);
    border-block-start: 1px solid var(--divider-color);
    /* Clear of Home Assistant's bar above, and of ours below. */
    scroll-margin-block: 72px 80px;
  }
  training-energy-overlay:focus {
    outline: none;
  }
  .selection {
    position: sticky;
    inset-block-end: 0;
    z-index: 1;
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: var(--te-gap);
    padding: 8px var(--te-space);
    background: var(--card-background-color);
    border-block-start: 1px solid var(--divider-color);
  }
  .selection span {
    flex: 1;
  }
  @media (prefers-reduced-motion: reduce) {
    table {
      transition: none;
    }
  }
`;var Sn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},kn=n=>(...e)=>({_$litDirective$:n,values:e}),Qe=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,r){this._$Ct=e,this._$AM=t,this._$Ci=r}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:Ui}=mr,Tn=n=>n;var On=()=>document.createComment(""),ie=(n,e,t)=>{let r=n._$AA.parentNode,s=e===void 0?n._$AB:e._$AA;if(t===void 0){let i=r.insertBefore(On(),s),o=r.insertBefore(On(),s);t=new Ui(i,o,n,n.options)}else{let i=t._$AB.nextSibling,o=t._$AM,a=o!==n;if(a){let l;t._$AQ?.(n),t._$AM=n,t._$AP!==void 0&&(l=n._$AU)!==o._$AU&&t._$AP(l)}if(i!==s||a){let l=t._$AA;for(;l!==i;){let p=Tn(l).nextSibling;Tn(r).insertBefore(l,s),l=p}}}return t},V=(n,e,t=n)=>(n._$AI(e,t),n),Bi={},Rn=(n,e=Bi)=>n._$AH=e,An=n=>n._$AH,et=n=>{n._$AR(),n._$AA.remove()};var En=(n,e,t)=>{let r=new Map;for(let s=e;s<=t;s++)r.set(n[s],s);return r},Cn=kn(class extends Qe{constructor(n){if(super(n),n.type!==Sn.CHILD)throw Error("repeat() can only be used in text expressions")}dt(n,e,t){let r;t===void 0?t=e:e!==void 0&&(r=e);let s=[],i=[],o=0;for(let a of n)s[o]=r?r(a,o):o,i[o]=t(a,o),o++;return{values:i,keys:s}}render(n,e,t){return this.dt(n,e,t).values}update(n,[e,t,r]){let s=An(n),{values:i,keys:o}=this.dt(e,t,r);if(!Array.isArray(s))return this.ut=o,i;let a=this.ut??=[],l=[],p,h,m=0,g=s.length-1,b=0,y=i.length-1;for(;m<=g&&b<=y;)if(s[m]===null)m++;else if(s[g]===null)g--;else if(a[m]===o[b])l[b]=V(s[m],i[b]),m++,b++;else if(a[g]===o[y])l[y]=V(s[g],i[y]),g--,y--;else if(a[m]===o[y])l[y]=V(s[m],i[y]),ie(n,l[y+1],s[m]),m++,y--;else if(a[g]===o[b])l[b]=V(s[g],i[b]),ie(n,s[m],s[g]),g--,b++;else if(p===void 0&&(p=En(o,b,y),h=En(a,m,g)),p.has(a[m]))if(p.has(a[g])){let R=h.get(o[b]),ut=R!==void 0?s[R]:null;if(ut===null){let Kt=ie(n,s[m]);V(Kt,i[b]),l[b]=Kt}else l[b]=V(ut,i[b]),ie(n,s[m],ut),s[R]=null;b++}else et(s[g]),g--;else et(s[m]),m++;for(;b<=y;){let R=ie(n,l[y+1]);V(R,i[b]),l[b++]=R}for(;m<=g;){let R=s[m++];R!==null&&et(R)}return this.ut=o,Rn(n,l),U}});function Hn(n,e){return c`<table role="table" aria-busy=${e.isBusy} aria-label=${d(n,"history.table")}>
    <thead role="rowgroup">
      <tr role="row">
        <td role="cell"></td>
        ${Pn(n,{key:"name",word:"shared.name"},e)}
        ${e.columns.map(t=>Pn(n,t,e))}
        <th role="columnheader" scope="col" class="number">${d(n,"history.change")}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${Cn(e.sessions,({id:t})=>t,t=>Ii(n,t,e))}
    </tbody>
  </table>`}function Pn(n,{key:e,word:t,isNumber:r},{asked:s,sort:i}){let o=s.sort===e,a=s.isDescending?"mdi:arrow-down":"mdi:arrow-up";return c`<th
    role="columnheader"
    scope="col"
    class=${r?"number":""}
    aria-sort=${o?s.isDescending?"descending":"ascending":"none"}
  >
    <button class="sort" @click=${()=>i(e)}>${d(n,t)}${o?c`<ha-icon icon=${a}></ha-icon>`:u}</button>
  </th>`}function Ii(n,e,{columns:t,selected:r,select:s,open:i}){let o=f(n),a=e.name??d(n,"shared.unnamed"),l=r.has(e.id);return c`<tr role="row" class=${l?"selected":""} @click=${h=>{h.target.closest("button, label")||i(e.id)}}>
    <td role="cell" class="check">
      <label>
        <input
          type="checkbox"
          .checked=${l}
          aria-label=${d(n,"history.select",{name:a})}
          @change=${h=>s(e,h.target.checked)}
        />
      </label>
    </td>
    <td role="cell" class="name">
      <button class="open" aria-haspopup="dialog" @click=${()=>i(e.id)}><bdi title=${a}>${a}</bdi></button>
      ${Fi(n,e)}
    </td>
    ${t.map(h=>qi(n,h,h.write(e,o)))}
    <td role="cell" class="number change">${e.change_percent===null?u:Ge(n,e.change_percent)}</td>
  </tr>`}function qi(n,{key:e,isNumber:t,alone:r},s){let i=[e,t&&"number",r&&e!=="steps"&&"ratio",(s===""||s==="–")&&"none"],o=r===void 0?s:c`<span class="headed">${s}</span><span class="alone">${r(n,s)}</span>`;return c`<td role="cell" class=${i.filter(Boolean).join(" ")} title=${e==="model"&&s?s:u}>${o}</td>`}function Fi(n,{status:e,outcome:t}){let r=e!=="finished"?`shared.status_${e}`:t===null||t==="completed"?null:`shared.outcome_${t}`;return r===null?u:c`<span class="chip ${e==="finished"?"":"strong"}">${d(n,r)}</span>`}var Wi=["csv","json"],tt=class extends A{static{this.styles=[C,W,Ve,xn,$n]}static{this.getStubConfig=te}static{this.getConfigForm=gn}#t;#r=new Map;#e=new Ze(()=>{this.#a(this.#e.page?.sessions??[]),this.requestUpdate()});#n=new ne(this,e=>this.#o(e));setConfig(e){this.#t=fn(e),this.#e.size!==this.#t.page_size&&(this.#e.size=this.#t.page_size,this.#e.choose({page:0})),this.hass&&this.heard(this.hass),this.requestUpdate()}getCardSize(){return 8}getGridOptions(){return{columns:"full",rows:"auto",min_columns:6}}disconnectedCallback(){this.#e.stop(),super.disconnectedCallback()}heard(e){this.#t&&this.#n.live.follow(e,this.#t.rig)}get#s(){return this.#n.live.rig?.entry_id}get#i(){let{page:e}=this.#e;return this.#n.live.rig?.has_price||(e?.sessions.some(({cost:t})=>t!==null)??!0)}#o(e){let{session:t,error:r}=this.#n.live;this.#s!==void 0&&this.#s!==this.#e.rig&&(this.#r=new Map),r!==void 0?this.#e.fail(r):e&&this.hass&&this.#s!==void 0?this.#e.read(this.hass,this.#s):t&&(this.#e.renew(t),this.#a([t]))}#a(e){let t=new Map(e.map(r=>[r.id,r]));this.#r=new Map([...this.#r].map(([r,s])=>[r,{...s,...t.get(r)}]))}#l(e,t){let r=[...this.#r].filter(([s])=>s!==e.id);this.#r=new Map(t?[...r,[e.id,e]]:r),this.requestUpdate()}#d(e){this.renderRoot.querySelector("training-energy-session")?.show(e)}#c({detail:e}){this.#r=new Map([...this.#r].filter(([t])=>t!==e)),this.#e.load()}async#m(e,t){try{let r=Je(this.#e.asked,P(e)),s={rig:this.#s??"",format:t,...r},{url:i}=await $(e,"export_sessions",s);this.#e.fail(void 0),It(i)}catch(r){this.#e.fail(await x(e,r))}}render(){let{hass:e}=this;if(e===void 0||this.#t===void 0)return u;let{asked:t,page:r,error:s}=this.#e,i=mn(this.#i);return c`<ha-card>
        ${this.#h(e)} ${j(e,this.#n.live.version)}
        ${r===void 0&&s!==void 0?u:wn(e,{asked:t,page:r,columns:i,choose:o=>this.#e.choose(o)})}
        ${s===void 0?u:c`<p class="error" role="alert">${s}</p>`}
        ${this.#u(e,i)} ${this.#f(e)} ${this.#y(e)}
      </ha-card>
      <training-energy-session
        .hass=${e}
        .rig=${this.#s??""}
        .models=${r?.models??[]}
        @changed=${this.#c}
      ></training-energy-session>`}#h(e){let t=this.#n.live.rig?.name,r=t===void 0||E(e).length<2,s=d(e,"history.export_hint");return c`<div class="head">
      <h2>${r?d(e,"history.title"):d(e,"history.title_of",{rig:t})}</h2>
      <div class="export" role="group" aria-label=${s} title=${s}>
        ${Wi.map(i=>c`<button class="plain" ?disabled=${!this.#e.page?.total} aria-label=${d(e,`history.export_${i}`)} @click=${()=>this.#m(e,i)}>
              <ha-icon icon="mdi:download"></ha-icon>${i.toUpperCase()}
            </button>`)}
      </div>
    </div>`}#u(e,t){let{page:r,asked:s,isBusy:i,error:o}=this.#e;return r===void 0?o===void 0?c`<p class="quiet state" role="status">${d(e,"shared.loading")}</p>`:u:r.total===0?this.#p(e):Hn(e,{sessions:r.sessions,columns:t,asked:s,selected:this.#r,isBusy:i,sort:a=>this.#e.choose(un(s,a)),select:(a,l)=>this.#l(a,l),open:a=>this.#d(a)})}#p(e){let{sort:t,isDescending:r}=this.#e.asked,s=()=>this.#e.choose({...Xe,sort:t,isDescending:r});return cn(this.#e.asked)?c`<div class="quiet state" role="status">
          <p>${d(e,"history.none_fits")}</p>
          <button @click=${s}>${d(e,"history.show_all")}</button>
        </div>`:c`<p class="quiet state" role="status">${d(e,"history.empty")}</p>`}#f(e){let{page:t,asked:r,size:s}=this.#e;if(!t?.total)return u;let i=f(e),{first:o,last:a,hasBefore:l,hasAfter:p}=pn(r.page,s,t.total),h={first:i.number(o),last:i.number(a),total:i.number(t.total)},m=g=>()=>this.#e.choose({page:r.page+g});return c`<nav class="pager" aria-label=${d(e,"history.pages")}>
      <button class="icon" ?disabled=${!l} aria-label=${d(e,"history.before")} @click=${m(-1)}><ha-icon class="turned" icon="mdi:chevron-left"></ha-icon></button>
      <span role="status">${d(e,"history.place",h)}</span>
      <button class="icon" ?disabled=${!p} aria-label=${d(e,"history.after")} @click=${m(1)}><ha-icon class="turned" icon="mdi:chevron-right"></ha-icon></button>
    </nav>`}#y(e){let t=[...this.#r.values()],{length:r}=t;if(r===0)return u;let s=r>1,i={count:f(e).number(r)};return c`${s?c`<training-energy-overlay tabindex="-1" .hass=${e} .rig=${this.#s??""} .sessions=${t}></training-energy-overlay>`:u}
      <div class="selection">
        <span role="status">${s?d(e,"history.selected",i):d(e,"history.select_another")}</span>
        ${s?c`<button class="primary" @click=${this.#b}>${d(e,"history.compare")}</button>`:u}
        <button @click=${this.#g}>${d(e,"history.unselect")}</button>
      </div>`}#b(){let e=this.renderRoot.querySelector("training-energy-overlay");e?.scrollIntoView({block:"nearest"}),e?.focus({preventScroll:!0})}#g(){this.#r=new Map,this.requestUpdate()}};var qt=["blue","orange","green","purple","red","teal","pink","brown"].map((n,e)=>`var(--color-${e+1}, var(--${n}-color, var(--primary-color)))`),Mn=1e3;function Dn(n){let e=new Map;for(let t of n)if(t.steps){let r=t.model?.toLowerCase()??null;e.set(r,[...e.get(r)??[],t])}return[...e.values()].map(t=>ji(t))}function ji(n){let e=o=>n.reduce((a,l)=>a+o(l),0),t=e(o=>o.steps??0),[{model:r,currency:s}]=n,i=n.every(o=>o.cost!==null&&o.currency===s);return{model:r,energy:e(o=>o.energy_kwh)/t*Mn,cost:i?e(o=>o.cost??0)/t*Mn:null,currency:s}}var Nn=_`
  :host {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
  }
  h3 {
    font-size: var(--ha-font-size-m, 14px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .legend {
    list-style: none;
    margin: 0;
    padding: 0;
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(220px, 100%), 1fr));
    gap: 6px 16px;
  }
  .legend li {
    display: grid;
    grid-template-columns: auto 1fr;
    column-gap: 8px;
    align-items: center;
    align-content: start;
  }
  .legend .quiet {
    grid-column: 2;
    font-size: var(--ha-font-size-s, 12px);
    font-variant-numeric: tabular-nums;
  }
  .called {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .swatch {
    width: 14px;
    height: 4px;
    border-radius: 2px;
  }
  .models {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    gap: 24px;
  }
  section h3 {
    margin-block-end: 8px;
  }
`;var rt=class extends k{static{this.properties={hass:{attribute:!1},rig:{attribute:!1},sessions:{attribute:!1},error:{state:!0},curves:{state:!0}}}static{this.styles=[C,je,Nn]}#t=new Set;constructor(){super(),this.sessions=[],this.curves=new Map}willUpdate(e){e.has("sessions")&&(this.error=void 0,this.sessions.slice(0,8).forEach(t=>{this.#r(t)}))}async#r(e){let t=Ln(e);if(!this.#t.has(t)){this.#t.add(t);try{let r=await $(this.hass,"get_session",{rig:this.rig,session_id:e.id});this.curves=new Map([...this.curves,[t,r]])}catch(r){this.#t.delete(t),this.error=await x(this.hass,r)}}}render(){let{hass:e,sessions:t}=this,r=t.slice(0,8);return c`
      <h3>${d(e,"history.overlay")}</h3>
      ${t.length>r.length?c`<p class="quiet">${d(e,"history.most_curves",{most:8,count:f(e).number(t.length)})}</p>`:u}
      ${this.error===void 0?u:c`<p class="error" role="alert">${this.error}</p>`}
      ${this.#e(r)}
      <ul class="legend" aria-label=${d(e,"history.legend")}>
        ${r.map((s,i)=>this.#n(s,qt[i]))}
      </ul>
      ${this.#s()}
    `}#e(e){let{hass:t}=this,r=f(t),s=e.flatMap((o,a)=>{let l=this.curves.get(Ln(o));return l===void 0?[]:[{points:qe(l),name:this.#i(o),color:qt[a]}]}),i=s.reduce((o,{points:a})=>Math.max(o,a.at(-1)?.[0]??0),0);return c`<training-energy-chart
      .series=${s}
      .label=${d(t,"history.overlay_label",{names:e.map(o=>this.#i(o)).join(", ")})}
      .unit=${"kWh"}
      .xTicks=${i>0?Ce(i):[]}
      .writeX=${o=>f(t).elapsed(o)}
      .writeY=${(o,a)=>r.number(o,a,a)}
    ></training-energy-chart>`}#n(e,t){let r=f(this.hass);return c`<li>
      <span class="swatch" style="background:${t}" aria-hidden="true"></span>
      <bdi class="called">${this.#i(e)}</bdi>
      <span class="quiet">${r.energy(e.energy_kwh)}, ${r.duration(e.duration_s)}</span>
    </li>`}#s(){let{hass:e}=this,t=f(e),r=Dn(this.sessions);if(r.length===0)return c`<p class="quiet">${d(e,"history.no_steps")}</p>`;let s=a=>a??d(e,"history.no_model"),i=r.map(({model:a,energy:l})=>({label:s(a),value:l,text:`${t.significant(l)} kWh`})),o=r.map(({model:a,cost:l,currency:p})=>({label:s(a),value:l,text:t.smallMoney(l,p)}));return c`<div class="models">
      <section><h3>${d(e,"history.energy_per_1000")}</h3>${ye(i,d(e,"history.energy_per_1000"))}</section>
      ${o.some(({value:a})=>a!==null)?c`<section><h3>${d(e,"history.cost_per_1000")}</h3>${ye(o,d(e,"history.cost_per_1000"))}</section>`:u}
    </div>`}#i({name:e,started_at:t}){return e??f(this.hass).moment(t)}};function Ln({id:n,status:e,energy_kwh:t}){return`${n} ${e} ${e==="finished"?t:""}`}function _e(n,e){let t=P(e);return{name:n.name??"",model:n.model??"",tags:n.tags.join(`
`),notes:n.notes??"",steps:n.steps===null?"":f(e).number(n.steps),price:"",outcome:n.outcome??"",started_at:se(n.started_at,t),ended_at:n.ended_at===null?"":se(n.ended_at,t)}}function jt(n,e,t){let r=_e(n,t),s=Object.keys(e);return Object.fromEntries(s.filter(i=>Wt(e[i])!==Wt(r[i])).map(i=>[i,Gi(i,Wt(e[i]),t)]))}function Wt(n){return n.trim().replaceAll(`\r
`,`
`).replace(/^(\d+-\d\d-\d\dT\d\d:\d\d)$/,"$1:00")}function Un({steps:n,price:e},t){let[r,s]=[n,e].map(o=>o.trim()===""?0:B(o,t));return{...Number.isSafeInteger(r)&&r>=0?{}:{steps:"history.bad_steps"},...s===null?{price:"history.bad_price"}:{}}}function Gi(n,e,t){switch(n){case"tags":return e.split(`
`).map(r=>r.trim()).filter(Boolean);case"steps":case"price":return e===""?e:B(e,t);case"started_at":case"ended_at":return be(e,P(t))??e;default:return e}}var Vi=["completed","failed","cancelled","interrupted"],Yi=255,Ki=1e4,Xi={steps:[2e3,0],price:[.25,2]};function In(n,e){let{session:t,draft:r,models:s}=e,i=_e(t,n),o=t.ended_at!==null,a=(l,p)=>c`<label>${d(n,p)}
      <input name=${l} .value=${r[l]} ?required=${i[l]!==""} maxlength=${Yi} autocomplete="off" list=${l==="model"?"models":u} />
    </label>`;return c`
    <div class="fields">
      ${a("name","shared.name")} ${a("model","shared.model")}
      <datalist id="models">${s.map(l=>c`<option value=${l}></option>`)}</datalist>
      ${Bn(n,"steps",d(n,"shared.steps"),e)}
      ${Bn(n,"price",d(n,"history.price_for_all",{currency:t.currency}),e)}
      ${o?Ji(n,r):u}
      <label class="wide">${d(n,"history.tag_lines")}
        <textarea name="tags" rows="2" .value=${r.tags}></textarea>
      </label>
      <label class="wide">${d(n,"history.notes")}
        <textarea name="notes" rows="3" maxlength=${Ki} .value=${r.notes} ?required=${i.notes!==""}></textarea>
      </label>
      ${zn(n,"started_at","history.started",r)}
      ${o?zn(n,"ended_at","history.ended",r):u}
    </div>
    <p class="quiet hint">${d(n,"history.times_hint")}</p>
  `}function Bn(n,e,t,r){let{session:s,draft:i,faults:o}=r,a=e==="steps",l=f(n),p=o[e],[h,m]=Xi[e],g=a||s.average_price===null?u:l.significant(s.average_price);return c`<div class="field">
    <label>${t}
      <input
        name=${e}
        type="text"
        inputmode=${a?"numeric":"decimal"}
        autocomplete="off"
        .value=${i[e]}
        placeholder=${g}
        ?required=${a&&s.steps!==null}
        aria-invalid=${p===void 0?u:"true"}
        aria-describedby=${p===void 0?u:`fault-${e}`}
      />
    </label>
    ${p===void 0?u:c`<p class="error" id="fault-${e}" role="alert">${d(n,p,{example:l.number(h,m,m)})}</p>`}
  </div>`}function zn(n,e,t,r){return c`<label>${d(n,t)}
    <input name=${e} type="datetime-local" step="1" required max=${se(Date.now(),P(n))} .value=${r[e]} />
  </label>`}function Ji(n,e){return c`<label>${d(n,"history.outcome")}
    <select name="outcome">
      ${e.outcome===""?c`<option value="" selected></option>`:u}
      ${Vi.map(t=>c`<option value=${t} ?selected=${t===e.outcome}>${d(n,`shared.outcome_${t}`)}</option>`)}
    </select>
  </label>`}async function qn(n,e){try{return await e}catch(t){let{translation_key:r}=t??{};throw r==="unknown_session"?new Error(d(n,"history.gone")):t}}var Fn=_`
  dialog {
    width: min(760px, 100vw - 24px);
  }
  .head {
    display: flex;
    align-items: flex-start;
    justify-content: space-between;
    gap: var(--te-gap);
  }
  .head h2 {
    padding-block: 6px;
    min-width: 0;
    overflow-wrap: anywhere;
  }
  /* It is focused to read on from there, not to press it. */
  .head h2:focus {
    outline: none;
  }
  .field .error {
    margin-block-start: 4px;
    font-size: var(--ha-font-size-s, 12px);
  }
  input[aria-invalid="true"] {
    border-color: var(--error-color);
  }
  h3 {
    font-size: var(--ha-font-size-m, 14px);
    font-weight: var(--ha-font-weight-medium, 500);
    margin-block-end: 4px;
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
    margin-block-start: calc(-1 * var(--te-gap));
  }
  .chip {
    padding: 2px 10px;
    border-radius: 12px;
    font-size: var(--ha-font-size-s, 12px);
    background: color-mix(in srgb, var(--primary-text-color) 8%, transparent);
    overflow-wrap: anywhere;
  }
  .chip.strong {
    background: var(--te-soft);
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(150px, 40%), 1fr));
    gap: var(--te-space) 12px;
  }
  dt {
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  dd {
    font-variant-numeric: tabular-nums;
  }
  dd small {
    display: block;
    font-size: var(--ha-font-size-s, 12px);
    color: var(--secondary-text-color);
  }
  .notes {
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .flags {
    margin: 0;
    padding-inline-start: 20px;
  }
  button.link {
    align-self: flex-start;
  }
  summary {
    min-height: 40px;
    display: flex;
    align-items: center;
    cursor: pointer;
  }
  summary:focus-visible,
  .scroll:focus-visible {
    outline: 2px solid var(--primary-color);
    outline-offset: 2px;
  }
  summary::before {
    content: "▸";
    margin-inline-end: 8px;
  }
  details[open] > summary::before {
    content: "▾";
  }
  .scroll {
    max-height: 260px;
    overflow: auto;
  }
  table {
    width: 100%;
    border-collapse: collapse;
    font-size: var(--ha-font-size-s, 12px);
  }
  th,
  td {
    padding: 6px 8px;
    text-align: start;
    white-space: nowrap;
    border-block-end: 1px solid var(--divider-color);
  }
  th {
    font-weight: var(--ha-font-weight-medium, 500);
    color: var(--secondary-text-color);
  }
  .number {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(240px, 100%), 1fr));
    gap: var(--te-space);
  }
  .fields .wide {
    grid-column: 1 / -1;
  }
  textarea {
    resize: vertical;
  }
  .hint {
    font-size: var(--ha-font-size-s, 12px);
  }
  .question {
    display: flex;
    flex-direction: column;
    gap: var(--te-space);
    padding: 16px;
    border: 1px solid var(--error-color);
    border-radius: var(--ha-border-radius-lg, 12px);
  }
`;function jn(n,e){return[...Zi(n,e),...eo(n,e),...to(n,e),...ro(n,e)]}var nt=1e3,Wn=1e-6;function st(n,e){return e.filter(t=>t[1]!==null).map(([t,r,s,i])=>({key:t,label:d(n,t,i),text:r,...s?{detail:s}:{}}))}function S(n,e){return n==null?null:e(n)}function Zi(n,e){let t=f(n),{started_at:r,ended_at:s,duration_s:i,active_s:o,steps:a,planned_steps:l,start_step:p}=e,h=t.moment(r),m=Math.round(i-o),g=S(a,b=>t.number(b));return st(n,[["history.when",s===null?d(n,"history.since",{begin:h}):d(n,"history.from_to",{begin:h,end:Qi(n,e)})],["history.duration",t.duration(i),m>0?d(n,"history.pauses",{paused:t.duration(m)}):null],["shared.steps",g,S(l,b=>d(n,"history.planned",{steps:t.number(b)}))??(p?d(n,"history.start_step",{step:t.number(p)}):null)],["history.outcome",e.outcome===null?null:d(n,`shared.outcome_${e.outcome}`)]])}function Qi(n,{started_at:e,ended_at:t}){let r=f(n);return r.day(e)===r.day(t)?r.time(t):r.moment(t)}function eo(n,e){let t=f(n),{start_reading_kwh:r,end_reading_kwh:s,energy_min_kwh:i,energy_max_kwh:o}=e,a=i!==o,l=S(i,p=>S(o,h=>{let[m,g]=[Math.floor(p*nt+Wn)/nt,Math.ceil(h*nt-Wn)/nt];return d(n,"history.interval",{least:t.number(m,3,3),most:t.energy(g)})}));return st(n,[["history.meter",S(r,p=>S(s,h=>d(n,"history.readings",{before:t.number(p,3,3),after:t.energy(h)})))],["shared.energy",t.energy(e.energy_kwh),a?l:null],["history.net",S(e.net_energy_kwh,t.energy.bind(t)),S(e.net_cost,p=>t.money(p,e.currency))],["history.power",S(e.average_power_w,t.power.bind(t))],["history.emissions",S(e.emissions_kg,p=>`${t.significant(p)} kg CO₂eq`)]])}function to(n,e){let t=f(n),{currency:r,estimated_kwh:s}=e;return st(n,[["history.price",S(e.average_price,i=>ge(n,i,r)),s>0?d(n,"history.estimated",{energy:t.energy(s)}):null],["shared.cost",S(e.cost,i=>t.money(i,r))],["history.budget",S(e.budget,i=>t.money(i,r))],["history.cost_per_step",S(e.cost_per_step,i=>t.smallMoney(i,r))],["history.steps_per",S(e.steps_per_currency,i=>t.significant(i)),null,{currency:r}]])}function ro(n,e){let t=f(n),r=e.lineage,s=r&&{sessions:t.number(r.sessions),steps:t.number(r.steps),energy:t.energy(r.energy_kwh),cost:t.money(r.cost,e.currency)};return st(n,[["history.energy_per_step",S(e.energy_per_step_wh,i=>`${t.significant(i,4)} Wh`)],["history.speed",S(e.step_rate,i=>d(n,"history.a_second",{steps:t.significant(i)}))],["history.lineage",s&&d(n,r?.cost==null?"history.line_unpriced":"history.line",s)]])}var no={dip:"history.dip",reset:"history.reset",rollback:"history.rollback",spike:"history.spike",undecided:"history.undecided",coarse_meter:"history.coarse_meter"};function Gn(n){let e=new Map;for(let{fault:t,meter:r,count:s,kwh:i}of n){let o=JSON.stringify([t,r]),a=e.get(o)??{word:no[t]??"history.other_fault",meter:r,count:0,kwh:0};e.set(o,{...a,count:a.count+(s||1),kwh:a.kwh+(i??0)})}return[...e.values()]}function Vn(n,e,t){return c`
    ${so(n,e)} ${io(n,e)}
    <dl class="facts">
      ${jn(n,e).map(({label:r,text:s,detail:i})=>c`<div><dt>${r}</dt><dd>${s}${i?c`<small>${i}</small>`:u}</dd></div>`)}
    </dl>
    ${e.notes?c`<section><h3>${d(n,"history.notes")}</h3><p class="notes" dir="auto">${e.notes}</p></section>`:u}
    ${e.parent?c`<button class="link" @click=${()=>t(e.parent)}>${d(n,"history.parent")}</button>`:u}
    ${oo(n,e)} ${ao(n,e)}
  `}function so(n,{model:e,tags:t,name:r,status:s}){let i=[...r&&e?[e]:[],...t],o=s==="finished";return i.length===0&&o?u:c`<p class="chips">
        ${o?u:c`<span class="chip strong">${d(n,`shared.status_${s}`)}</span>`}
        ${i.map(a=>c`<bdi class="chip">${a}</bdi>`)}
      </p>`}function io(n,e){return e.curve.length>1&&e.duration_s>0?Fe(n,e):u}function oo(n,e){let t=Gn(e.flags),r=f(n),s=i=>String(n.states[i]?.attributes.friendly_name??i);return t.length===0?u:c`<section>
        <h3>${d(n,"history.flags")}</h3>
        <ul class="flags">
          ${t.map(({word:i,meter:o,count:a,kwh:l})=>c`<li>${d(n,i,{meter:s(o),count:r.number(a),energy:`${r.significant(l)} kWh`},a)}</li>`)}
        </ul>
      </section>`}function ao(n,e){let t=qr(e.segments);return t.length===0?u:c`<details>
        <summary>${d(n,"history.segments",{count:f(n).number(t.length)},t.length)}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${d(n,"history.segments_table")}>
          <table>
            <thead>
              <tr>
                <th scope="col">${d(n,"history.from")}</th>
                <th scope="col">${d(n,"history.to")}</th>
                <th scope="col" class="number">${d(n,"shared.energy")}</th>
                <th scope="col" class="number">${d(n,"history.price")}</th>
                <th scope="col" class="number">${d(n,"shared.cost")}</th>
              </tr>
            </thead>
            <tbody>${t.map(r=>lo(n,r,e.currency))}</tbody>
          </table>
        </div>
      </details>`}function lo(n,{from:e,to:t,kwh:r,price:s,estimated:i},o){let a=f(n),l=ge(n,s,o);return c`<tr>
    <td>${a.moment(e)}</td>
    <td>${a.moment(t)}</td>
    <td class="number">${a.energy(r)}</td>
    <td class="number">${i?d(n,"history.estimated_price",{price:l}):l}</td>
    <td class="number">${a.money(s===null?null:s*r,o)}</td>
  </tr>`}var it=class extends H{static{this.properties={rig:{attribute:!1},models:{attribute:!1}}}static{this.styles=[...H.styles,Fn]}#t="";#r;#e;#n={};#s=!1;createRenderRoot(){let e=super.createRenderRoot();for(let t of["cancel","keydown"])e.addEventListener(t,r=>this.#m(r),{capture:!0});return e}show(e){this.#t=e,this.#r=void 0,this.#e=void 0,this.#s=!1,this.open(),this.#g(async()=>{let t=await this.#v("get_session");(t.id===this.#t||t.key===this.#t)&&(this.#t=t.id,this.#r=t)})}content(){let{hass:e}=this,t=this.#r;if(e===void 0||t===void 0)return c`<div class="content">
        ${this.#i(e===void 0?"":d(e,"history.session"))}
        ${this.error===void 0&&e?c`<p class="quiet" role="status">${d(e,"shared.loading")}</p>`:this.refusal()}
      </div>`;let r=t.name??t.model??d(e,"shared.unnamed");return this.#e!==void 0?this.#l(t,this.#e,r):c`<div class="content">
      ${this.#i(r)}
      ${Vn(e,t,s=>this.show(s))}
      ${this.refusal()} ${this.#s?this.#a(r):this.#o(t)}
    </div>`}#i(e){return c`<div class="head">
      <h2 id="title" tabindex="-1"><bdi>${e}</bdi></h2>
      <button class="icon" type="button" aria-label=${this.hass?d(this.hass,"shared.close"):u} @click=${this.#h}>
        <ha-icon icon="mdi:close"></ha-icon>
      </button>
    </div>`}#o(e){let t=this.hass,r=e.ended_at!==null;return c`<div class="buttons">
      ${r?c`<button class="danger" ?disabled=${this.isBusy} @click=${()=>this.#d(()=>this.#s=!0)}>${d(t,"history.delete")}</button>`:u}
      <button @click=${()=>yn(e,bn(e.name??e.id))}>${d(t,"history.export_one")}</button>
      <button class="primary" ?disabled=${this.isBusy} @click=${()=>this.#d(()=>this.#e=_e(e,t))}>${d(t,"history.edit")}</button>
    </div>`}#a(e){let t=this.hass;return c`<div class="question" role="group" aria-labelledby="question">
      <p id="question">${d(t,"history.delete_question",{name:e})}</p>
      <div class="buttons">
        <button ?disabled=${this.isBusy} @click=${()=>this.#d(()=>this.#s=!1)}>${d(t,"shared.cancel")}</button>
        <button class="danger" ?disabled=${this.isBusy} @click=${this.#b}>${d(t,"history.delete_surely")}</button>
      </div>
    </div>`}#l(e,t,r){let s=this.hass;return c`<form @submit=${this.#y}>
      ${this.#i(d(s,"history.edit_title",{name:r}))}
      ${In(s,{session:e,draft:t,faults:this.#n,models:this.models??[]})}
      ${this.refusal()}
      <div class="buttons">
        <button type="button" ?disabled=${this.isBusy} @click=${this.#c}>${d(s,"shared.cancel")}</button>
        <button class="primary" ?disabled=${this.isBusy}>${d(s,"shared.save")}</button>
      </div>
    </form>`}async#d(e,t=".question button, form input, .buttons .primary"){e(),this.error=void 0,this.#n={},this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelector(t)?.focus()}async#c(){await this.#d(()=>this.#e=void 0,"#title"),this.renderRoot.querySelector("dialog")?.scrollTo({top:0})}#m(e){let t=e instanceof KeyboardEvent;this.#e===void 0||t&&e.key!=="Escape"||(e.preventDefault(),setTimeout(()=>this.#f?this.#u():this.#c()))}#h(){this.#f?this.#u():this.close()}async#u(){this.error=d(this.hass,"history.unsaved"),this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelector(".buttons")?.scrollIntoView({block:"end"})}get#p(){let e=this.renderRoot.querySelector("form");return e===null||this.#e===void 0?void 0:{...this.#e,...Object.fromEntries(new FormData(e))}}get#f(){let e=this.#p;return e!==void 0&&Object.keys(jt(this.#r,e,this.hass)).length>0}async#y(e){e.preventDefault();let{hass:t}=this,r=this.#r,s=this.#p;if(t===void 0||r===void 0||s===void 0)return;this.#e=s,this.#n=Un(s,t);let[i]=Object.keys(this.#n);if(i!==void 0){this.error=void 0,this.requestUpdate(),this.renderRoot.querySelector(`[name=${i}]`)?.focus();return}let o=jt(r,s,t);(Object.keys(o).length===0||await this.#g(async()=>{this.#r=await this.#v("update_session",o),this.dispatchEvent(new CustomEvent("changed"))}))&&this.#c()}async#b(){await this.#g(()=>this.#v("delete_session"))&&(this.close(),this.dispatchEvent(new CustomEvent("changed",{detail:this.#t})))}async#g(e){let t=await this.attempt(e);return t||this.dispatchEvent(new CustomEvent("changed")),t}#v(e,t={}){let r=this.hass;return qn(r,$(r,e,{rig:this.rig,session_id:this.#t,...t}))}};w("training-energy-session",it);w("training-energy-overlay",rt);w(zt,tt);M("customCards",{type:zt,name:v("history.card_name"),description:v("history.card_description"),preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#history"});var ot="training-energy-meter",we=7,Yn=366;function Kn(n){let e=n.days??we;if(!Number.isInteger(e)||e<1||e>Yn)throw new Error(v("meter.bad_days",{field:v("meter.days_label"),days:String(e)}));return{...n,days:e}}function Xn(n){let[e]=E(n);return e===void 0?{}:{rig:e.entry_id}}function Jn(){return I([{name:"days",default:we,selector:{number:{min:1,max:Yn,mode:"box"}}}],{days:"meter.days_label"},"shared.rig_help")}function Zn(n,e){let t=E(n).find(({entities:r})=>r.total_energy===e);return t===void 0?null:{config:{type:`custom:${ot}`,rig:t.entry_id}}}function Qn(n){return n.translationMetadata?.translations[n.locale.language]?.isRTL??!1}function es(n=[],e=[]){let[t]=e;return t===void 0?n:[...n.filter(r=>r.end<=t.start),...e]}function ts(n){let e=n.map(s=>s.filter(i=>i.state!=null)),t=[...new Set(e.flatMap(s=>s.map(i=>i.end)))].sort((s,i)=>s-i),r=e.map(()=>0);return t.flatMap(s=>{let i=0;for(let[o,a]of e.entries()){for(;(a[r[o]]?.end??Number.POSITIVE_INFINITY)<=s;)r[o]++;i+=a[r[o]-1]?.state??Number.NaN}return Number.isNaN(i)?[]:[[s,i]]})}function rs(n,e){let t=n.flatMap(r=>{let s=r.filter(a=>a.sum!=null),i=s.findLast(a=>a.end<=e)??s[0],o=s.at(-1);return i===void 0||o===void 0||o.end<=e?[]:[o.sum-i.sum]});return t.length===0?null:t.reduce((r,s)=>r+s)}var ns=36e5,co=2,uo=500;async function ss(n,{rig:e,meters:t,span:r,now:s}){let[i,o]=await Promise.all([po(n,t,{span:r,now:s}).catch(a=>{if(ho(a))return null;throw a}),mo(n,e,r)]);return{meters:i,sessions:o}}async function po(n,e,{span:t,now:r}){let s=(p,h)=>n.callWS({type:"recorder/statistics_during_period",start_time:new Date(h).toISOString(),end_time:new Date(t.to).toISOString(),statistic_ids:e,period:p,units:{energy:"kWh"},types:["state","sum"]}),i=t.from-ns,o=t.days<=co?i:Math.max(i,r-2*ns),[a,l]=await Promise.all([s("hour",i),o<t.to?s("5minute",o):{}]);return e.map(p=>es(a[p],l[p]))}async function mo(n,e,t){let r=async l=>$(n,"list_sessions",{rig:e,...l}),s=async l=>{let p=[],h=1;for(;p.length<h;){let{sessions:m,total:g}=await r({...l,limit:uo,offset:p.length});p.push(...m),h=m.length>0?g:0}return p},[i,o]=[t.from,t.to].map(l=>new Date(l).toISOString());return(await Promise.all([s({after:i,before:o}),r({before:i,limit:1}).then(({sessions:l})=>l)])).flat().filter(l=>l.ended_at===null||Date.parse(l.ended_at)>t.from)}function ho(n){return n?.code==="unknown_command"}function Gt(n,e,t){let r=Math.max(Date.parse(n.started_at),e.from),s=Math.min(n.ended_at===null?t:Date.parse(n.ended_at),e.to);return s>r?{from:r,to:s}:null}function is(n,e,{now:t,nameOf:r}){return n.flatMap(s=>{let i=Gt(s,e,t);return i===null?[]:[{...i,label:r(s),strength:.6}]})}function os(n,e){let t=n.ended_at===null?e.to:Date.parse(n.ended_at);return Date.parse(n.started_at)<e.from||t>e.to}function as(n,e,t){return n.reduce((r,s)=>{let i=Gt(s,e,t),o=Gt(s,{from:Number.NEGATIVE_INFINITY,to:Number.POSITIVE_INFINITY},t);return i===null||o===null?r:r+s.energy_kwh*(i.to-i.from)/(o.to-o.from)},0)}function at(n,e){let t=new Date(n+G(n,e));return{year:t.getUTCFullYear(),month:t.getUTCMonth()+1,day:t.getUTCDate()}}function oe({year:n,month:e,day:t},r){let s=new Date(Date.UTC(n,e-1,t+r));return{year:s.getUTCFullYear(),month:s.getUTCMonth()+1,day:s.getUTCDate()}}function Q({year:n,month:e,day:t},r,s=0){let i=Date.UTC(n,e-1,t,s);return[-1,1].map(l=>G(i+l*864e5,r)).map(l=>i-l).sort((l,p)=>l-p).find(l=>l+G(l,r)>=i)??i}var fo={1:[0,6,12,18],2:[0,12]},go=7;function Vt(n,e,{days:t,back:r}){let s=oe(at(n,e),1-r*t),i=oe(s,-t);return{first:i,days:t,from:Q(i,e),to:Q(s,e)}}function ls(n,e){let t=Array.from({length:n.days},(i,o)=>oe(n.first,o)),r=fo[n.days];if(r!==void 0)return t.flatMap(i=>r.map(o=>Q(i,e,o)));let s=Math.ceil(n.days/go);return t.filter((i,o)=>o%s===0).map(i=>Q(i,e))}var yo=8;function ds(n,e,t){let{span:r,now:s,zone:i}=t,o=f(n),a=e.meters??[],l=ts(a).filter(([y])=>y>=r.from&&y<=r.to),p={from:r.from,to:Math.min(r.to,Math.max(s,r.from))},h=y=>y.name||y.model||d(n,"meter.session"),m=is(e.sessions,p,{now:s,nameOf:h}),g=ls(r,i),b=l.length>1;return{series:b?[{points:l,name:d(n,"meter.reading")}]:[],stretch:[r.from,r.to],bands:m,marks:g,summary:_o(n,b?rs(a,r.from):null,{trained:as(e.sessions,p,s),count:e.sessions.length,isCut:e.sessions.some(y=>os(y,p))}),entries:e.sessions.map(y=>d(n,"meter.entry",{name:h(y),when:o.moment(y.started_at),energy:o.energy(y.energy_kwh)})),writeX:y=>g.includes(y)?bo(n,r,y):vo(n,m,y),writeY:(y,R)=>o.number(y,R,R),isUnrecorded:e.meters===null,isYoung:r.to>s}}function bo(n,e,t){let r=f(n);return e.days<=2?r.time(t):e.days<yo?r.weekday(t):r.day(t)}function vo(n,e,t){let r=f(n).moment(t),s=e.find(({from:i,to:o})=>i<=t&&t<=o);return s===void 0?r:d(n,"meter.point",{when:r,name:s.label})}function _o(n,e,{trained:t,count:r,isCut:s}){let i=f(n),o=i.energy(t),a={trained:s?d(n,"meter.about",{energy:o}):o,count:i.number(r)};if(e===null)return r===0?"":d(n,"meter.alone",a,r);let l={...a,total:i.energy(e)};return r===0?d(n,"meter.total",l):e>0&&t<=e?d(n,"meter.trained",{...l,share:i.share(t/e)},r):d(n,"meter.apart",l,r)}var cs=_`
  ha-card {
    display: flex;
    flex-direction: column;
    gap: var(--te-gap);
    padding: var(--te-space);
  }
  h2 {
    font-size: var(--ha-font-size-l, 16px);
    font-weight: var(--ha-font-weight-medium, 500);
  }
  .controls,
  .ranges,
  .steps {
    display: flex;
    align-items: center;
    gap: 4px;
  }
  ha-card {
    container-type: inline-size;
  }
  .controls {
    flex-wrap: wrap;
  }
  .steps {
    flex: 1;
    justify-content: flex-end;
  }
  @container (max-width: 400px) {
    .steps {
      justify-content: space-between;
    }
  }
  .ranges button[aria-pressed="true"] {
    background: var(--te-soft);
    border-color: transparent;
  }
  .steps span {
    white-space: nowrap;
    text-align: center;
    font-variant-numeric: tabular-nums;
  }
  .plot {
    min-height: 180px;
    transition: opacity 0.15s;
  }
  .plot[aria-busy="true"] {
    opacity: 0.6;
  }
  .message {
    display: grid;
    place-items: center;
    text-align: center;
  }
  training-energy-chart {
    --te-band: var(--te-accent);
  }
  h2,
  .message {
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .summary {
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-reduced-motion: reduce) {
    .plot {
      transition: none;
    }
  }
`;var wo={1:"meter.day",7:"meter.week",30:"meter.month"},lt=class extends A{static{this.properties={days:{state:!0},back:{state:!0},found:{state:!0},error:{state:!0},isBusy:{state:!0}}}static{this.styles=[C,cs]}static{this.getStubConfig=Xn}static{this.getConfigForm=Jn}#t=new F(this);#r;#e="";#n;constructor(){super(),this.days=we,this.back=0,this.isBusy=!1}setConfig(e){let{days:t}=Kn(e);t!==this.#r?.days&&(this.days=t,this.back=0),this.#r={...e,days:t},this.hass!==void 0&&this.heard(this.hass)}getCardSize(){return 6}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}heard(e){this.#r!==void 0&&this.#t.follow(e,this.#r.rig)}willUpdate(){let{rig:e,session:t,turn:r}=this.#t;if(this.hass===void 0||!e?.loaded||!this.isConnected)return;let s=P(this.hass),i=[this.days,this.back,at(Date.now(),s),s],o=[r,e.history,t?.id,t?.ended_at],a=JSON.stringify([e.entry_id,e.meters,o,i]);a!==this.#e&&(this.#e=a,this.#s(this.hass,{rig:e.entry_id,meters:e.meters??[],zone:s}))}async#s(e,{rig:t,meters:r,zone:s}){let i=this.#e,o=Date.now(),a=Vt(o,s,{days:this.days,back:this.back});this.isBusy=!0;try{let l=await ss(e,{rig:t,meters:r,span:a,now:o});i===this.#e&&(this.found={history:l,at:{span:a,now:o,zone:s}},this.error=void 0)}catch(l){let p=await x(e,l);i===this.#e&&(this.error=p)}finally{i===this.#e&&(this.isBusy=!1)}}render(){let e=this.hass;if(e===void 0)return u;let{rig:t,error:r}=this.#t;return r!==void 0?c`<ha-card><p class="error" role="alert">${r}</p></ha-card>`:c`<ha-card>
      <h2>${t===void 0?d(e,"shared.loading"):d(e,"meter.title",{rig:t.name})}</h2>
      ${j(e,this.#t.version)}
      ${this.#i(e)}
      ${this.#c(e)}
    </ha-card>`}#i(e){let t=[...new Set([1,7,30,this.#r?.days??we])].sort((i,o)=>i-o),[r,s]=Qn(e)?["right","left"]:["left","right"];return c`<div class="controls">
      <div class="ranges" role="group" aria-label=${d(e,"meter.range")}>
        ${t.map(i=>c`<button aria-pressed=${i===this.days} @click=${()=>this.#o(i,0)}>${this.#a(e,i)}</button>`)}
      </div>
      <div class="steps">
        <button class="icon" aria-label=${d(e,"meter.back")} @click=${()=>this.#o(this.days,this.back+1)}>
          <ha-icon icon="mdi:chevron-${r}"></ha-icon>
        </button>
        <span aria-live="polite">${this.#l(e)}</span>
        <button class="icon" aria-label=${d(e,"meter.forward")} ?disabled=${this.back===0} @click=${()=>this.#o(this.days,this.back-1)}>
          <ha-icon icon="mdi:chevron-${s}"></ha-icon>
        </button>
      </div>
    </div>`}#o(e,t){this.days=e,this.back=t}#a(e,t){let r=wo[t];return r===void 0?d(e,"meter.days",{days:f(e).number(t)},t):d(e,r)}#l(e){let t=f(e),r=P(e),{first:s,days:i}=Vt(Date.now(),r,{days:this.days,back:this.back}),[o,a]=[0,i-1].map(l=>t.day(Q(oe(s,l),r,12)));return i===1?o??"":d(e,"meter.from_to",{first:o??"",last:a??""})}#d(e){let{found:t}=this;if(t!==void 0)return(this.#n?.found!==t||this.#n.locale!==e.locale)&&(this.#n={found:t,locale:e.locale,picture:ds(e,t.history,t.at)}),this.#n.picture}#c(e){let t=this.#d(e),{rig:r}=this.#t;return this.error!==void 0?c`<p class="error plot message" role="alert">${this.error}</p>`:r!==void 0&&!r.loaded?c`<p class="quiet plot message">${d(e,r.removed?"shared.removed":"shared.not_running",{rig:r.name})}</p>`:t===void 0?c`<div class="plot" aria-busy="true"></div>`:c`${t.series.length===0?this.#m(e,t):this.#h(e,t)}
      ${t.summary===""?u:c`<p class="summary">${t.summary}</p>`}
      ${t.entries.length===0?u:c`<ul class="hidden" aria-label=${d(e,"meter.sessions")}>${t.entries.map(s=>c`<li>${s}</li>`)}</ul>`}`}#m(e,{isUnrecorded:t,isYoung:r}){return c`<p class="quiet plot message">${d(e,t?"meter.no_recorder":r?"meter.young":"meter.empty")}</p>`}#h(e,t){return c`<div class="plot" aria-busy=${this.isBusy}>
      <training-energy-chart
        .series=${t.series}
        .bands=${t.bands}
        .span=${t.stretch}
        .xTicks=${t.marks}
        .writeX=${t.writeX}
        .writeY=${t.writeY}
        .unit=${"kWh"}
        .fromZero=${!1}
        .label=${d(e,"meter.graph")}
      ></training-energy-chart>
    </div>`}};w(ot,lt);M("customCards",{type:ot,name:v("meter.name"),description:v("meter.description"),preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#meter",getEntitySuggestion:Zn});var Yt=3,$o=["budget","steps_per_run","affordable_steps","affordable_runs"],xo=["total_energy","total_cost","total_steps","total_sessions"];function ms(n,e){return{title:e.name,path:`rig-${e.entry_id.toLowerCase()}`,type:"sections",max_columns:Yt,sections:[dt([{type:"custom:training-energy-card",rig:e.entry_id}]),dt(us(d(n,"strategy.budget"),"mdi:cash",ps(e,$o))),dt(us(d(n,"strategy.totals"),"mdi:sigma",ps(e,xo)))].filter(t=>t.cards.length>0)}}function hs(n,e,t){return{...t,type:"sections",max_columns:Yt,sections:n.map(r=>({...dt([{type:e,rig:r.entry_id,grid_options:{columns:"full",rows:"auto"}}]),column_span:Yt}))}}function fs(n){let e=n.user?.is_admin??!1,t={text:d(n,"strategy.add"),icon:"mdi:plus",appearance:"filled",variant:"brand",tap_action:{action:"navigate",navigation_path:"/config/integrations/dashboard/add?domain=training_energy"}},r={type:"empty-state",content_only:!0,icon:"mdi:expansion-card",title:d(n,"strategy.no_rig"),content:d(n,e?"strategy.add_a_rig":"strategy.ask_for_a_rig"),...e?{buttons:[t]}:{}};return{title:d(n,"strategy.name"),path:"start",type:"panel",cards:[r]}}function dt(n){return{type:"grid",cards:n}}function us(n,e,t){return t.length===0?[]:[{type:"heading",heading:n,icon:e},...t]}function ps(n,e){return e.flatMap(t=>{let r=n.entities[t];if(r===void 0)return[];let s=r.startsWith("number.")?{features:[{type:"numeric-input",style:"buttons"}]}:{};return[{type:"tile",entity:r,name:{type:"entity"},...s}]})}function gs(n){let e=E(n),t=d(n,"strategy.name");if(e.length===0)return{title:t,views:[fs(n)]};let r=s=>hs(e,`custom:training-energy-${s}`,{title:d(n,`strategy.${s}`),path:s});return{title:t,views:[...e.map(s=>ms(n,s)),r("history"),r("comparison"),r("meter")]}}function ys(n,e){return n.locale!==e.locale||n.user?.is_admin!==e.user?.is_admin?!0:(n.entities!==e.entities||n.devices!==e.devices)&&JSON.stringify(E(n))!==JSON.stringify(E(e))}var ct=class extends HTMLElement{static{this.noEditor=!0}static async generate(e,t){return gs(t)}static shouldRegenerate(e,t,r){return ys(t,r)}static getCreateSuggestions(){return{title:v("strategy.name"),icon:"mdi:expansion-card"}}};var bs="training-energy";w(`ll-strategy-dashboard-${bs}`,ct);M("customStrategies",{type:bs,strategyType:"dashboard",name:v("strategy.name"),description:v("strategy.description"),documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md"});
