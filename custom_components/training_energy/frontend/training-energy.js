var _e=globalThis,we=_e.ShadowRoot&&(_e.ShadyCSS===void 0||_e.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,at=Symbol(),Ft=new WeakMap,se=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==at)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(we&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=Ft.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&Ft.set(t,e))}return e}toString(){return this.cssText}},It=r=>new se(typeof r=="string"?r:r+"",void 0,at),b=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,s,i)=>n+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+r[i+1],r[0]);return new se(t,r,at)},Wt=(r,e)=>{if(we)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),s=_e.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=t.cssText,r.appendChild(n)}},lt=we?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return It(t)})(r):r;var{is:cs,defineProperty:us,getOwnPropertyDescriptor:ps,getOwnPropertyNames:ms,getOwnPropertySymbols:hs,getPrototypeOf:fs}=Object,$e=globalThis,jt=$e.trustedTypes,gs=jt?jt.emptyScript:"",ys=$e.reactiveElementPolyfillSupport,ie=(r,e)=>r,dt={toAttribute(r,e){switch(e){case Boolean:r=r?gs:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},Vt=(r,e)=>!cs(r,e),Gt={attribute:!0,type:String,converter:dt,reflect:!1,useDefault:!1,hasChanged:Vt};Symbol.metadata??=Symbol("metadata"),$e.litPropertyMetadata??=new WeakMap;var D=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=Gt){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(e,n,t);s!==void 0&&us(this.prototype,e,s)}}static getPropertyDescriptor(e,t,n){let{get:s,set:i}=ps(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:s,set(o){let a=s?.call(this);i?.call(this,o),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??Gt}static _$Ei(){if(this.hasOwnProperty(ie("elementProperties")))return;let e=fs(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(ie("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(ie("properties"))){let t=this.properties,n=[...ms(t),...hs(t)];for(let s of n)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,s]of t)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let s=this._$Eu(t,n);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let s of n)t.unshift(lt(s))}else e!==void 0&&t.push(lt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return Wt(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,n);if(s!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:dt).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,s=n._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let i=n.getPropertyOptions(s),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:dt;this._$Em=s;let a=o.fromAttribute(t,i.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,t,n,s=!1,i){if(e!==void 0){let o=this.constructor;if(s===!1&&(i=this[e]),n??=o.getPropertyOptions(e),!((n.hasChanged??Vt)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:s,wrapped:i},o){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),i!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,i]of n){let{wrapped:o}=i,a=this[s];o!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,i,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};D.elementStyles=[],D.shadowRootOptions={mode:"open"},D[ie("elementProperties")]=new Map,D[ie("finalized")]=new Map,ys?.({ReactiveElement:D}),($e.reactiveElementVersions??=[]).push("2.1.2");var ut=globalThis,Yt=r=>r,xe=ut.trustedTypes,Kt=xe?xe.createPolicy("lit-html",{createHTML:r=>r}):void 0,pt="$lit$",N=`lit$${Math.random().toFixed(9).slice(2)}$`,mt="?"+N,bs=`<${mt}>`,j=document,ae=()=>j.createComment(""),le=r=>r===null||typeof r!="object"&&typeof r!="function",ht=Array.isArray,tr=r=>ht(r)||typeof r?.[Symbol.iterator]=="function",ct=`[ 	
\f\r]`,oe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,Jt=/-->/g,Xt=/>/g,I=RegExp(`>|${ct}(?:([^\\s"'>=/]+)(${ct}*=${ct}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),Zt=/'/g,Qt=/"/g,rr=/^(?:script|style|textarea|title)$/i,ft=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),d=ft(1),B=ft(2),no=ft(3),L=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),er=new WeakMap,W=j.createTreeWalker(j,129);function nr(r,e){if(!ht(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return Kt!==void 0?Kt.createHTML(e):e}var sr=(r,e)=>{let t=r.length-1,n=[],s,i=e===2?"<svg>":e===3?"<math>":"",o=oe;for(let a=0;a<t;a++){let c=r[a],p,h,m=-1,y=0;for(;y<c.length&&(o.lastIndex=y,h=o.exec(c),h!==null);)y=o.lastIndex,o===oe?h[1]==="!--"?o=Jt:h[1]!==void 0?o=Xt:h[2]!==void 0?(rr.test(h[2])&&(s=RegExp("</"+h[2],"g")),o=I):h[3]!==void 0&&(o=I):o===I?h[0]===">"?(o=s??oe,m=-1):h[1]===void 0?m=-2:(m=o.lastIndex-h[2].length,p=h[1],o=h[3]===void 0?I:h[3]==='"'?Qt:Zt):o===Qt||o===Zt?o=I:o===Jt||o===Xt?o=oe:(o=I,s=void 0);let f=o===I&&r[a+1].startsWith("/>")?" ":"";i+=o===oe?c+bs:m>=0?(n.push(p),c.slice(0,m)+pt+c.slice(m)+N+f):c+N+(m===-2?a:f)}return[nr(r,i+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},de=class r{constructor({strings:e,_$litType$:t},n){let s;this.parts=[];let i=0,o=0,a=e.length-1,c=this.parts,[p,h]=sr(e,t);if(this.el=r.createElement(p,n),W.currentNode=this.el.content,t===2||t===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(s=W.nextNode())!==null&&c.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let m of s.getAttributeNames())if(m.endsWith(pt)){let y=h[o++],f=s.getAttribute(m).split(N),_=/([.?@])?(.*)/.exec(y);c.push({type:1,index:i,name:_[2],strings:f,ctor:_[1]==="."?ke:_[1]==="?"?Te:_[1]==="@"?Re:V}),s.removeAttribute(m)}else m.startsWith(N)&&(c.push({type:6,index:i}),s.removeAttribute(m));if(rr.test(s.tagName)){let m=s.textContent.split(N),y=m.length-1;if(y>0){s.textContent=xe?xe.emptyScript:"";for(let f=0;f<y;f++)s.append(m[f],ae()),W.nextNode(),c.push({type:2,index:++i});s.append(m[y],ae())}}}else if(s.nodeType===8)if(s.data===mt)c.push({type:2,index:i});else{let m=-1;for(;(m=s.data.indexOf(N,m+1))!==-1;)c.push({type:7,index:i}),m+=N.length-1}i++}}static createElement(e,t){let n=j.createElement("template");return n.innerHTML=e,n}};function G(r,e,t=r,n){if(e===L)return e;let s=n!==void 0?t._$Co?.[n]:t._$Cl,i=le(e)?void 0:e._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(r),s._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=s:t._$Cl=s),s!==void 0&&(e=G(r,s._$AS(r,e.values),s,n)),e}var Se=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,s=(e?.creationScope??j).importNode(t,!0);W.currentNode=s;let i=W.nextNode(),o=0,a=0,c=n[0];for(;c!==void 0;){if(o===c.index){let p;c.type===2?p=new J(i,i.nextSibling,this,e):c.type===1?p=new c.ctor(i,c.name,c.strings,this,e):c.type===6&&(p=new Oe(i,this,e)),this._$AV.push(p),c=n[++a]}o!==c?.index&&(i=W.nextNode(),o++)}return W.currentNode=j,s}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},J=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=G(this,e,t),le(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==L&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):tr(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&le(this._$AH)?this._$AA.nextSibling.data=e:this.T(j.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,s=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=de.createElement(nr(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(t);else{let i=new Se(s,this),o=i.u(this.options);i.p(t),this.T(o),this._$AH=i}}_$AC(e){let t=er.get(e.strings);return t===void 0&&er.set(e.strings,t=new de(e)),t}k(e){ht(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,s=0;for(let i of e)s===t.length?t.push(n=new r(this.O(ae()),this.O(ae()),this,this.options)):n=t[s],n._$AI(i),s++;s<t.length&&(this._$AR(n&&n._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=Yt(e).nextSibling;Yt(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},V=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,s){let i=this.strings,o=!1;if(i===void 0)e=G(this,e,t,0),o=!le(e)||e!==this._$AH&&e!==L,o&&(this._$AH=e);else{let a=e,c,p;for(e=i[0],c=0;c<i.length-1;c++)p=G(this,a[n+c],t,c),p===L&&(p=this._$AH[c]),o||=!le(p)||p!==this._$AH[c],p===u?e=u:e!==u&&(e+=(p??"")+i[c+1]),this._$AH[c]=p}o&&!s&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},ke=class extends V{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Te=class extends V{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},Re=class extends V{constructor(e,t,n,s,i){super(e,t,n,s,i),this.type=5}_$AI(e,t=this){if((e=G(this,e,t,0)??u)===L)return;let n=this._$AH,s=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==u&&(n===u||s);s&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Oe=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){G(this,e)}},ir={M:pt,P:N,A:mt,C:1,L:sr,R:Se,D:tr,V:G,I:J,H:V,N:Te,U:Re,B:ke,F:Oe},vs=ut.litHtmlPolyfillSupport;vs?.(de,J),(ut.litHtmlVersions??=[]).push("3.3.3");var or=(r,e,t)=>{let n=t?.renderBefore??e,s=n._$litPart$;if(s===void 0){let i=t?.renderBefore??null;n._$litPart$=s=new J(e.insertBefore(ae(),i),i,void 0,t??{})}return s._$AI(r),s};var gt=globalThis,T=class extends D{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=or(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return L}};T._$litElement$=!0,T.finalized=!0,gt.litElementHydrateSupport?.({LitElement:T});var _s=gt.litElementPolyfillSupport;_s?.({LitElement:T});(gt.litElementVersions??=[]).push("4.2.2");var A=class extends T{#e;get hass(){return this.#e}set hass(e){let t=this.#e;if(this.#e=e,e===void 0)return;this.heard(e);let n=i=>[i.locale,i.config,i.connection,i.user,...this.shows(i)],s=t===void 0?[]:n(t);(t===void 0||n(e).some((i,o)=>i!==s[o]))&&this.requestUpdate()}shows(e){return[]}heard(e){}};function w(r,e){customElements.get(r)===void 0&&customElements.define(r,e)}var yt={shared:{cancel:"Cancel",close:"Close",save:"Save",energy:"Energy",cost:"Cost",steps:"Steps",name:"Name",model:"Model",rig:"Rig",reload:"Reload",outdated:"A newer version of this card is installed.",loading:"Loading…",more:"more than in the run before",less:"less than in the run before",same:"as in the run before",curve:"Energy over time: {energy} in {duration}.",no_price:"no price",price_per_kwh:"{price} per kWh"},card:{title:"Training Energy",about:"What a training run uses and costs, live, with buttons to start and stop it.",bad_config:"The card's configuration is no object. Give at least its type.",bad_rig:"rig is not a text. Give a rig's name or the id of its config entry, or leave it out where there is just one rig.",rig_help:"Leave it empty where there is just one rig.",not_running:"{rig} is not running. Settings > Devices & services says why.",status_idle:"Idle",status_training:"Training",status_paused:"Paused",status_settling:"Settling",unnamed:"Unnamed run",since:"Since {moment}",ran:"{moment}, for {duration}",outcome_completed:"Completed",outcome_failed:"Failed",outcome_cancelled:"Cancelled",outcome_interrupted:"Interrupted",paused_note:"Paused: what the machine uses now does not count.",idle_note:"The machine has been idle since {moment}. Has the run ended?",progress:"{done} of {planned} steps",done_steps:"{done} steps",time_left:"{duration} left, until {moment}",time_soon:"Should be done any moment",power:"Power",average_power:"Average power",cost_per_step:"Cost per step",energy_per_step:"Energy per step",in_the_end:"In the end, about",budget:"Budget",budget_spent:"{cost} of {budget}",budget_end:"about {cost} in the end",over_budget:"Over budget: {cost} of {budget}",will_exceed:"Will go over its budget of {budget}",no_curve:"The curve begins with the meter's next reading.",pause:"Pause",resume:"Resume",stop:"Stop",start:"Start a run",interval:"Between {least} and {most}",waits_meter:"Waiting for the meter's next readings",waits_absent:"The meter is away right now",waits_doubt:"A reading is still in doubt",meter:"Meter",meter_span:"{before} → {after} kWh",price:"Price",average_price:"Average price",steps_for:"Steps for {money}",runs_for:"Fine-tunes of {steps} steps for {money}",budget_buys:"Your budget of {money} buys {steps} steps, or {runs} runs of {per_run}.",flagged:"The meter did something odd during this run. The history says what.",no_session:"No run yet. Start one here, let the training script do it, or let the rig start by itself when it draws power.",ask_steps:"How many steps did it train?",not_now:"Not now",start_title:"Start a run on {rig}",planned_steps:"Planned steps",budget_in:"Budget in {currency} (optional)",estimate_hint:"With its planned steps you see here what the run will take.",estimate:"About {energy} in {duration}",estimate_cost:"About {energy} and {cost}, in {duration}",estimate_range:"Between {least} and {most}",estimate_basis:{one:"By the last run of {model}",other:"By the last {count} runs of {model}"},estimate_basis_none:{one:"By the last run without a model",other:"By the last {count} runs without a model"},no_runs:"Nothing to estimate by yet: no finished run has its steps.",no_runs_of_model:"Nothing to estimate by yet: no finished run of this model has its steps.",start_now:"Start",stop_title:"Stop {name}?",stop_note:"A run that was stopped cannot go on.",steps_trained:"Steps trained in this run",outcome:"How did it end?",discard:"Discard the run",discard_title:"Discard {name}?",discard_note:"The run and its figures are forgotten for good, as if it had never been started.",back:"Back"},history:{card_name:"Training Energy history",card_description:"All sessions of a rig: sorted, searched, opened and compared.",title:"Sessions",title_of:"Sessions of {rig}",table:"Sessions found",rig_help:"Not needed while there is just one.",page_size:"Sessions on a page",bad_page_size:"page_size is {size}: it takes a whole number from 1 to {most}.",filters:"Find sessions",tag:"Tag",any_model:"All models",any_tag:"All tags",period:"Period",period_all:"All times",period_week:"Last 7 days",period_month:"Last 30 days",period_year:"Last 365 days",period_own:"From … to …",from:"From",to:"To",sort:"Sort by",rising:"{what}, ascending",falling:"{what}, descending",when:"When",cost_per_1000:"Cost per 1000 steps",energy_per_1000:"Energy per 1000 steps",change:"Change",unnamed:"No name",no_model:"No model",select:"Select {name}",training:"Running",paused:"Paused",settling:"Settling",completed:"Completed",failed:"Failed",cancelled:"Cancelled",interrupted:"Interrupted",empty:"No sessions yet. Each training run appears here once it has started.",none_fits:"No session fits what you are looking for.",show_all:"Show all",pages:"Pages",before:"Page before",after:"Next page",place:"{first}–{last} of {total}",export_hint:"Download the sessions found that are over",export_csv:"Download as CSV",export_json:"Download as JSON",selected:"{count} sessions selected",select_another:"Select another session to compare them",compare:"Compare",unselect:"Clear",overlay:"Energy since the start",overlay_label:"Energy since the start of {names}. Their figures follow.",legend:"Sessions compared",most_curves:"The curves of the first {most} of {count} selected sessions are shown.",no_steps:"None of these sessions has steps, so models cannot be compared.",session:"Session",delete:"Delete",delete_question:"Delete {name}? Its energy stays in the totals of the rig, everything else is gone for good.",delete_surely:"Delete for good",export_one:"Download",edit:"Edit",edit_title:"Edit session",price_for_all:"Price for all of it ({currency}/kWh)",tag_lines:"Tags, one a line",notes:"Notes",started:"Started",ended:"Ended",times_hint:"New times are measured again, from what Home Assistant has recorded of the meters.",since:"since {begin}",from_to:"{begin} – {end}",duration:"Duration",pauses:"and {paused} paused",planned:"of {steps} planned",start_step:"from step {step} on",outcome:"Outcome",meter:"Meter",readings:"{before} → {after}",interval:"between {least} and {most}",net:"Net of idle",power:"Average power",emissions:"Emissions",price:"Price",estimated:"estimated for {energy}",budget:"Budget",cost_per_step:"Cost per step",steps_per:"Steps per {currency}",energy_per_step:"Energy per step",speed:"Speed",a_second:"{steps} steps/s",lineage:"With the runs it continues",line:"{sessions} sessions, {steps} steps, {energy}, {cost}",line_unpriced:"{sessions} sessions, {steps} steps, {energy}",parent:"Open the run that this one continues",flags:"What the meters did",dip:{one:"{meter} fell and came back: only what it rose above its old value counts.",other:"{meter} fell and came back {count} times: only what it rose above its old value counts."},reset:{one:"{meter} began anew: what it showed then counts in full.",other:"{meter} began anew {count} times: what it showed then counts in full."},rollback:{one:"{meter} went back a little and on from there: only what it rose from there counts.",other:"{meter} went back a little and on from there {count} times: only what it rose from there counts."},spike:{one:"{meter} jumped by more than the rig can have used and fell back: {energy} were undone.",other:"{meter} jumped by more than the rig can have used and fell back {count} times: {energy} were undone."},undecided:{one:"{meter} fell, and nothing that followed tells why: the interval has what that leaves open.",other:"{meter} fell {count} times, and nothing that followed tells why: the interval has what that leaves open."},coarse_meter:"{meter} reports too rarely for so short a run: {energy} are open. Have it report more often.",other_fault:"{meter} did something unusual, about {energy}.",segments:{one:"{count} price",other:"{count} prices in turn"},segments_table:"What was used at which price",estimated_price:"{price}, estimated"},comparison:{card_name:"Training Energy comparison",card_description:"What runs of each model, name or tag cost and use, beside each other.",title:"Comparison",title_of:"Comparison on {rig}",rig_help:"Not needed while there is just one.",bad_group_by:"group_by is {value}: it takes model, name or tag.",group_by:"Group by",by_model:"Model",by_name:"Name",by_tag:"Tag",measure:"Compare",cost_per_1000_steps:"Cost per 1000 steps",energy_per_1000_steps_kwh:"Energy per 1000 steps",step_rate:"Speed",a_second:"{value} steps/s",kwh:"{value} kWh",runs:{one:"{count} run",other:"{count} runs"},between:"half of them {least} to {most}",last:"last run",no_model:"No model",no_name:"No name",no_tag:"No tag",legend:"A bar ends at the median of the runs; the line across it is where the middle half of them lies.",silent:{one:"{count} more group has no such figure.",other:"{count} more groups have no such figure."},show_all:"Show all {count}",empty:"Nothing to compare yet: that takes a session that is over and knows its steps."},meter:{name:"Training Energy meter",description:"What the meter of a rig counted over days, with its sessions.",title:"Meter of {rig}",range:"How many days",day:"Day",week:"Week",month:"Month",days:{one:"{days} day",other:"{days} days"},back:"Earlier",forward:"Later",from_to:"{first} – {last}",reading:"Meter",graph:"What the meter showed in this time.",total:"{total} in this time, none of it in a session.",trained:{one:"{total} in this time, {trained} ({share}) of it in {count} session.",other:"{total} in this time, {trained} ({share}) of it in {count} sessions."},session:"Session",point:"{when}: {name}",sessions:"Sessions in this time",entry:"{name}: {when}, {energy}",empty:"Home Assistant has kept nothing of the meter for this time.",no_recorder:"The recorder of Home Assistant is off, so nothing is kept of the meter.",absent:"{rig} is not running. It comes back by itself.",rig:"Rig",rig_help:"Not needed while there is just one.",days_label:"Days at first",bad_days:"days is {days}: it takes a whole number from 1 to 366."},strategy:{name:"Training Energy",description:"All rigs, their sessions, and what runs of each model cost, with nothing to set up.",history:"Sessions",comparison:"Comparison",meter:"Meter",budget:"What a budget buys",totals:"All sessions",no_rig:"There is no rig yet",add_a_rig:"A rig is the machine that trains, with its energy meter. Add one, and this dashboard fills itself.",ask_for_a_rig:"A rig is the machine that trains, with its energy meter. Somebody who may change the settings can add one.",add:"Add a rig"}};var $s={en:yt},xs=/^(ar|fa|he|ur)\b/,ar=new Map;function l(r,e,t={},n=0){let s=r.locale.language,[i,o]=e.split("."),c=[s,s.split("-")[0]??""].map(m=>$s[m]?.[i]?.[o]).find(m=>m!==void 0);if(c!==void 0)return dr(lr(c,s,n),t);let p=yt[i]?.[o],h=dr(p===void 0?e:lr(p,"en",n),t);return xs.test(s)?`⁦${h}⁩`:h}function lr(r,e,t){if(typeof r=="string")return r;let n=ar.get(e);return n===void 0&&(n=new Intl.PluralRules(e),ar.set(e,n)),r[n.select(t)]??r.other??""}function dr(r,e){return r.replace(/\{(\w+)\}/g,(t,n)=>String(e[n]??t))}function cr(r,e,t=4){let n=e-r;if(!(n>0))return[r];let s=n/t,i=10**Math.floor(Math.log10(s)),o=[1,2,5,10].map(p=>p*i).find(p=>p>=s)??10*i,a=Math.floor(r/o),c=Math.ceil(e/o-1e-9);return Array.from({length:c-a+1},(p,h)=>Number(((a+h)*o).toPrecision(12)))}function bt(r){let[e=0,t=e]=r,n=Math.abs(t-e);return n>0?Math.min(Math.max(0,-Math.floor(Math.log10(n)+1e-9)),6):0}function ce(r,e){let t=r[1]-r[0];return n=>t===0?e[0]:e[0]+(n-r[0])/t*(e[1]-e[0])}function ur(r){return r.map(([e,t],n)=>`${n?"L":"M"}${e.toFixed(1)},${t.toFixed(1)}`).join("")}var Ss=[1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,10800,21600,43200,86400,172800];function Ae(r,e=4,t=0){let n=(r-t)/e,s=Ss.find(o=>o>=n)??Math.ceil(n/604800)*604800,i=Math.ceil(t/s);return Array.from({length:Math.max(Math.floor(r/s)-i+1,0)},(o,a)=>(i+a)*s)}function pr(r,e){let t=r.findIndex(([i])=>i>=e),n=r[t];if(n===void 0)return null;let s=r[t-1];return s===void 0?n[0]===e?n[1]:null:n[0]===s[0]?n[1]:ce([s[0],n[0]],[s[1],n[1]])(e)}function mr(r,e){if(r.length<=e)return r;let t=(r.length-1)/(e-1);return Array.from({length:e},(n,s)=>r[Math.round(s*t)])}var Y=180,ue=18,Ce=22,ks=7,Ts=6,Rs=600,vt=class extends T{static{this.properties={series:{attribute:!1},bands:{attribute:!1},label:{attribute:!1},unit:{attribute:!1},xTicks:{attribute:!1},writeX:{attribute:!1},writeY:{attribute:!1},fromZero:{attribute:!1},span:{attribute:!1},width:{state:!0},pointed:{state:!0}}}static{this.styles=b`
    :host {
      display: block;
      position: relative;
      direction: ltr;
      min-height: ${Y}px;
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
  `}#e=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)});constructor(){super(),this.series=[],this.bands=[],this.label="",this.unit="",this.xTicks=[],this.writeX=String,this.writeY=(e,t)=>e.toFixed(t),this.fromZero=!0,this.width=0,this.pointed=null,this.addEventListener("pointermove",e=>this.#a(e)),this.addEventListener("pointerleave",()=>{this.pointed=null})}connectedCallback(){super.connectedCallback(),this.#e.observe(this)}disconnectedCallback(){this.#e.disconnect(),super.disconnectedCallback()}shouldUpdate(e){return this.width>0}render(){let e=this.series.flatMap(a=>a.points);if(e.length===0)return u;let{levels:t,x:n,y:s,left:i}=this.#r(e),o=bt(t);return d`<svg width=${this.width} height=${Y} role="img" aria-label=${this.label}>
        ${this.bands.map(a=>this.#n(a,n))}
        ${t.map(a=>B`<line class="grid" x1=${i} x2=${this.width} y1=${s(a)} y2=${s(a)} />
            <text x=${i-6} y=${s(a)+4} text-anchor="end">${this.writeY(a,o)}</text>`)}
        <text x=${0} y=${10}>${this.unit}</text>
        ${this.xTicks.map(a=>B`<text x=${n(a)} y=${Y-6} text-anchor=${this.#i(n(a))}>${this.writeX(a)}</text>`)}
        ${this.series.map(a=>this.#s(a,n,s))}
        ${this.pointed===null?u:B`<line class="cursor" x1=${n(this.pointed)} x2=${n(this.pointed)} y1=${ue} y2=${Y-Ce} />`}
      </svg>
      ${this.#o(n,o)}`}#r(e){let t=e.map(([,a])=>a),n=t.reduce((a,c)=>Math.max(a,c)),s=this.fromZero?Math.min(0,t.reduce((a,c)=>Math.min(a,c))):t.reduce((a,c)=>Math.min(a,c)),i=cr(s,n>s?n:s+1),o=10+Math.max(...i.map(a=>this.writeY(a,bt(i)).length))*ks;return{levels:i,left:o,x:ce(this.#t(e),[o,this.width-2]),y:ce([i[0]??0,i.at(-1)??1],[Y-Ce,ue])}}#t(e){let t=e.map(([n])=>n);return this.span??[t.reduce((n,s)=>Math.min(n,s)),t.reduce((n,s)=>Math.max(n,s))]}#s(e,t,n){let s=mr(e.points,Rs).map(([c,p])=>[t(c),n(p)]),i=e.color??"var(--te-accent, var(--primary-color))",o=ur(s),a=`${o}V${Y-Ce}H${s[0]?.[0]??0}Z`;return B`${e.isArea?B`<path class="area" d=${a} style="fill:${i}" />`:u}
      <path class="line" d=${o} style="stroke:${i}" />`}#n(e,t){let[n,s]=[t(e.from),t(e.to)],i=s-n>e.label.length*Ts+4;return B`<rect class="band" x=${n} width=${Math.max(s-n,.5)} y=${ue} height=${Y-Ce-ue}
        style="opacity:${.06+.24*e.strength}"><title>${e.label}</title></rect>
      ${i?B`<text x=${(n+s)/2} y=${ue+12} text-anchor="middle">${e.label}</text>`:u}`}#i(e){return e<24?"start":e>this.width-24?"end":"middle"}#o(e,t){let n=this.pointed;if(n===null)return u;let s=e(n),i=s<this.width/2?`left:${s+8}px`:`right:${this.width-s+8}px`,o=this.series.map(a=>[a,pr(a.points,n)]).filter(([,a])=>a!==null);return d`<div class="read" style=${i}>
      <div>${this.writeX(n)}</div>
      ${o.map(([a,c])=>d`<div><i style="background:${a.color??"var(--te-accent)"}"></i>${a.name} ${this.writeY(c??0,t+1)} ${this.unit}</div>`)}
    </div>`}#a(e){let t=this.series.flatMap(a=>a.points);if(t.length<2||this.width===0)return;let{left:n}=this.#r(t),[s,i]=this.#t(t),o=ce([n,this.width-2],[s,i])(e.clientX-this.getBoundingClientRect().left);this.pointed=Math.min(Math.max(o,s),i)}};w("training-energy-chart",vt);var Os="training_energy";async function $(r,e,t){return(await r.callWS({type:"call_service",domain:Os,service:e,service_data:t,return_response:!0})).response}async function x(r,e){let t=typeof e=="object"&&e!==null?e:{},{translation_domain:n,translation_key:s}=t;if(n&&s){let o=(await r.loadBackendTranslation("exceptions",n).catch(()=>{})??r.localize)(`component.${n}.exceptions.${s}.message`,t.translation_placeholders);if(o)return o}return t.message||String(e)}var As=3,U=class{constructor(e){this.#n=!1;this.session=null;this.outlook=null;this.version=null;this.#e=e,e.addController(this)}#e;#r;#t;#s;#n;#i;hostConnected(){this.#o()}hostDisconnected(){this.#a()}follow(e,t){let n=this.#r,s=e.connection!==n?.connection||t!==this.#t,i=e.connected!==!1&&n?.connected===!1,o=this.#n&&(e.entities!==this.#i?.entities||e.config!==this.#i.config);this.#r=e,this.#t=t,(s||i||o)&&(this.#a(),this.#o())}#o(){let e=this.#r;if(e===void 0||this.#s!==void 0||!this.#e.isConnected)return;let t=!0,n;this.#s=()=>{t=!1,n?.().catch(()=>{})},this.#i=e,this.#n=!1;let s={type:"training_energy/follow",...this.#t===void 0?{}:{rig:this.#t}};e.connection.subscribeMessage(i=>t&&this.#l(i),s,{resubscribe:!1}).then(i=>{n=i,t||i().catch(()=>{})},async i=>{if(!t||(this.#n=!0,Cs(i)))return;let o=await x(e,i);t&&(this.error=o,this.rig=void 0,this.#e.requestUpdate())})}#a(){this.#s?.(),this.#s=void 0}#l(e){this.error=void 0,this.version=e.version,this.rig=e.rig,this.session=e.session===null?null:Es(this.session,e.session),this.outlook=e.outlook,this.#e.requestUpdate()}};function Cs(r){let{code:e}=typeof r=="object"&&r!==null?r:{};return e==="unknown_command"||e===As}function Es(r,e){if("curve"in e)return e;let t=r?.id===e.id?r:null,n=t?.curve??[[0,0]],s=[e.duration_s,e.energy_kwh*1e3],i=n.at(-1),o=i&&i[1]>s[1]?n.filter(([,a])=>a<=s[1]):n;return{metadata:null,segments:[],lineage:null,...t,...e,curve:Ms(o,s)?[...o.slice(0,-1),s]:[...o,s]}}function Ms(r,e){let[t,n]=r.slice(-2);return t!==void 0&&n!==void 0&&t[1]===n[1]&&n[1]===e[1]}var C=b`
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
  .quiet {
    color: var(--secondary-text-color);
  }
  .error {
    color: var(--te-bad);
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
`,hr=b`
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
`,z=b`
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
`;var fr="training-energy-asked";function gr(r,e){return br(e).includes(r)}function yr(r,e){let t=[...br(e).filter(n=>n!==r),r].slice(-50);try{(e??localStorage).setItem(fr,JSON.stringify(t))}catch{}}function br(r){try{let e=JSON.parse((r??localStorage).getItem(fr)??"[]");return Array.isArray(e)?e:[]}catch{return[]}}var Ee=class{#e;#r;#t;constructor(e,t){this.#e=e,this.#r=t,e.addController(this)}hostConnected(){document.addEventListener("visibilitychange",this.#s),this.#n()}hostDisconnected(){document.removeEventListener("visibilitychange",this.#s),this.#n()}hostUpdated(){this.#n()}#s=()=>{document.visibilityState==="visible"&&this.#r()&&this.#e.requestUpdate(),this.#n()};#n(){let e=this.#e.isConnected&&document.visibilityState==="visible"&&this.#r();e&&this.#t===void 0?this.#t=setInterval(()=>this.#e.requestUpdate(),3e4):e||(clearInterval(this.#t),this.#t=void 0)}};var pe="training-energy-card",vr="training_energy";function X(){return{locale:document.querySelector("home-assistant")?.hass?.locale??{language:document.documentElement.lang||"en"}}}function _t(r,e=X()){if(typeof r!="object"||r===null)throw new Error(l(e,"card.bad_config"));let{rig:t,...n}=r;if(t==null||t==="")return n;if(typeof t!="string")throw new Error(l(e,"card.bad_rig"));return{...n,rig:t}}function _r(r,e){let t=r.entities[e];if(!(t?.platform!==vr||t.device_id===void 0))return r.devices[t.device_id]?.config_entries[0]}function wr(r){for(let e of Object.keys(r.entities)){let t=_r(r,e);if(t!==void 0)return{rig:t}}return{}}function $r(r,e){let t=_r(r,e);return t===void 0?null:{config:{type:`custom:${pe}`,rig:t}}}function xr(){return{schema:[{name:"rig",selector:{config_entry:{integration:vr}}}],computeLabel:()=>l(X(),"shared.rig"),computeHelper:()=>l(X(),"card.rig_help"),assertConfig:r=>{_t(r)}}}var M=class extends A{constructor(){super(...arguments);this.#e=!1;this.isBusy=!1}static{this.styles=[C,z,hr]}#e;open(){this.#e=!0,this.error=void 0,this.isBusy=!1,this.requestUpdate(),this.updateComplete.then(()=>{let t=this.renderRoot.querySelector("dialog");t&&!t.open&&t.showModal()})}close(){this.renderRoot.querySelector("dialog")?.close()}async attempt(t){this.isBusy=!0,this.error=void 0,this.requestUpdate();try{return await t(),!0}catch(n){return this.error=this.hass===void 0?String(n):await x(this.hass,n),!1}finally{this.isBusy=!1,this.requestUpdate()}}render(){return this.#e?d`<dialog aria-labelledby="title" @close=${this.#r}>
      ${this.content()}
    </dialog>`:u}refusal(){return this.error===void 0?u:d`<p class="error" role="alert">${this.error}</p>`}#r(){this.#e=!1,this.requestUpdate(),this.dispatchEvent(new CustomEvent("closed"))}};var Hs=300,Me=class{#e;#r;#t;#s=0;constructor(e,t){this.#e=e,this.#r=t}about(e){this.drop();let t=this.#s;this.#t=setTimeout(async()=>{let n=await this.#e(e);t===this.#s&&this.#r(n)},Hs)}drop(){this.#s+=1,clearTimeout(this.#t)}};async function Sr(r,e,t){let{steps:n,model:s}=t;try{return await $(r,"estimate",{rig:e,steps:n,...s===null?{}:{model:s}})}catch(i){let o=i?.translation_key;return o==="no_runs"||o==="no_runs_of_model"?o:{refusal:await x(r,i)}}}var Ps={language:void 0,system:[],comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],none:["en-US","en"]},Ds={language:void 0,system:[],DMY:["en-GB"],MDY:["en-US"],YMD:["sv"]},H=60,Z=3600,wt=4,kr=3,$t=class{#e;#r;#t=new Map;constructor(e){this.#e=e.locale,this.#r=e.locale.time_zone==="server"?e.config.time_zone:void 0}number(e,t=0,n=0){return this.#o(e,{maximumFractionDigits:t,minimumFractionDigits:Math.min(n,t)})}significant(e,t=kr){return Math.abs(e??0)>=10**t?this.number(e):this.#o(e,{maximumSignificantDigits:t})}energy(e){return this.#n(this.number(e,3,3),"kWh")}power(e){return this.#n(this.number(e),"W")}money(e,t){return this.#i(e,t,{maximumFractionDigits:wt,minimumFractionDigits:2})}moneyInColumn(e,t){return this.#i(e,t,{maximumFractionDigits:wt,minimumFractionDigits:wt})}smallMoney(e,t){return this.#i(e,t,{maximumSignificantDigits:kr})}change(e){let t=Math.abs(e??0)<10?1:0;return this.#o(e==null?e:e/100,{style:"percent",maximumFractionDigits:t,minimumFractionDigits:t,signDisplay:"exceptZero"})}share(e){return this.#o(e,{style:"percent",maximumFractionDigits:0})}weekday(e){return this.#a(e,"weekday",{weekday:"short"})}duration(e){if(e==null||!Number.isFinite(e))return"–";let t=Math.round(e);return t<H?this.#s(t,"second"):t<Z?`${this.#s(Math.floor(t/H),"minute")} ${this.#s(t%H,"second")}`:this.minutes(t)}minutes(e){let t=Math.round(e/H);return t<H?this.#s(t,"minute"):`${this.#s(Math.floor(t/H),"hour")} ${this.#s(t%H,"minute")}`}elapsed(e){let t=Math.round(e),s=(t<Z?[[Math.floor(t/H),"minute"],[t%H,"second"]]:[[Math.floor(t/Z),"hour"],[Math.floor(t%Z/H),"minute"]]).filter(([i])=>i>0);return(s.length>0?s:[[0,"minute"]]).map(([i,o])=>this.#o(i,{style:"unit",unit:o,unitDisplay:"narrow"})).join(" ")}time(e){return this.#a(e,"time",{hour:"numeric",minute:"2-digit",...this.#l()})}day(e,t=new Date){let n=e!=null&&new Date(e).getFullYear()===t.getFullYear();return this.#a(e,`day ${n}`,{day:"numeric",month:"short",...n?{}:{year:"numeric"}})}moment(e,t=new Date){return e==null?"–":`${this.day(e,t)}, ${this.time(e)}`}distance(e,t=new Date){let n=(new Date(e).getTime()-t.getTime())/1e3,[s,i]=Math.abs(n)<Z?[H,"minute"]:[Z,"hour"];return new Intl.RelativeTimeFormat(this.#e.language,{numeric:"always"}).format(Math.round(n/s),i)}#s(e,t){return this.#o(e,{style:"unit",unit:t,unitDisplay:"short"})}#n(e,t){return e==="–"?e:`${e} ${t}`}#i(e,t,n){try{return this.#o(e,{style:"currency",currency:t,currencyDisplay:"narrowSymbol",...n})}catch{return this.#n(this.#o(e,n),t)}}#o(e,t){if(e==null||!Number.isFinite(e))return"–";let n=this.#e.number_format,s=Ps[n]??[this.#e.language];return this.#d(JSON.stringify(t),()=>new Intl.NumberFormat(s,{useGrouping:n!=="none",...t})).format(e)}#a(e,t,n){if(e==null)return"–";let s=Ds[this.#e.date_format]??[this.#e.language],i=this.#r===void 0?{}:{timeZone:this.#r};return this.#d(t,()=>new Intl.DateTimeFormat(s,{...n,...i})).format(new Date(e))}#l(){let{time_format:e}=this.#e;return e==="12"?{hourCycle:"h12"}:e==="24"?{hourCycle:"h23"}:{}}#d(e,t){let n=this.#t.get(e);return n===void 0&&(n=t(),this.#t.set(e,n)),n}},Tr=new WeakMap;function g(r){let e=Tr.get(r.locale);return e===void 0&&(e=new $t(r),Tr.set(r.locale,e)),e}function E(r){return{format:g(r),say:(e,t,n)=>l(r,e,t,n)}}function xt(r){return r.loaded}function Rr({rig:r,outlook:e}){return r?.status==="training"&&e?.end!=null}function Or(r){return r.status==="settling"||r.status==="finished"}function St(r,e){return[...new Set(r.map(t=>t[e]).filter(t=>!!t))]}function Ar(r,e){let t=r.find(n=>n.name===e);return t===void 0?null:{model:t.model,steps:t.planned_steps??t.steps}}function Cr(r,e){return r===null?d`<p class="quiet">${e.say("card.estimate_hint")}</p>`:typeof r=="string"?d`<p class="quiet">${e.say(`card.${r}`)}</p>`:"refusal"in r?d`<p class="quiet">${r.refusal}</p>`:Ns(r,e)}function Ns(r,e){let{say:t,format:n}=e,{energy_kwh:s,cost:i,duration_s:o,currency:a,model:c}=r,p={energy:n.energy(s),duration:n.duration(o),cost:n.money(i,a)},h=r.based_on.sessions,m=c===null?t("card.estimate_basis_none",{count:n.number(h)},h):t("card.estimate_basis",{count:n.number(h),model:c},h);return d`<p>${t(i===null?"card.estimate":"card.estimate_cost",p)}</p>
    ${Ls(r,e)}
    <p class="quiet">${m}</p>`}function Ls(r,{say:e,format:t}){let{energy_min_kwh:n,energy_max_kwh:s,cost_min:i,cost_max:o,currency:a}=r,[c,p]=i===null||o===null?[t.energy(n),t.energy(s)]:[t.money(i,a),t.money(o,a)];return c===p?d``:d`<p class="quiet">${e("card.estimate_range",{least:c,most:p})}</p>`}var Bs=50,kt=class extends M{static{this.styles=[M.styles,b`
      .pair {
        display: grid;
        grid-template-columns: repeat(auto-fit, minmax(180px, 1fr));
        gap: var(--te-space);
      }
      .forecast {
        min-height: 44px;
        padding: 12px 16px;
        border-radius: var(--ha-border-radius-md, 8px);
        background: color-mix(in srgb, var(--primary-text-color) 4%, transparent);
      }
    `]}#e=[];#r=null;#t=new Me(async e=>this.hass===void 0||this.rig===void 0?null:Sr(this.hass,this.rig.entry_id,e),e=>{this.#r=e,this.requestUpdate()});open(){this.#r=null,super.open(),this.#s()}disconnectedCallback(){super.disconnectedCallback(),this.#t.drop()}content(){let{hass:e,rig:t}=this;if(e===void 0||t===void 0)return d``;let{say:n}=E(e);return d`<form @submit=${this.#a} @input=${this.#o}>
      <h2 id="title">${n("card.start_title",{rig:t.name})}</h2>
      <label>${n("shared.name")}<input name="name" list="names" maxlength="255" autocomplete="off" autofocus @change=${this.#i} /></label>
      <label>${n("shared.model")}<input name="model" list="models" maxlength="255" autocomplete="off" /></label>
      <datalist id="names">${St(this.#e,"name").map(s=>d`<option value=${s}></option>`)}</datalist>
      <datalist id="models">${St(this.#e,"model").map(s=>d`<option value=${s}></option>`)}</datalist>
      <div class="pair">
        <label>${n("card.planned_steps")}<input name="steps" type="number" inputmode="numeric" min="1" step="1" /></label>
        ${t.has_price?d`<label>${n("card.budget_in",{currency:t.currency})}<input name="budget" type="number" inputmode="decimal" min="0" step="any" /></label>`:u}
      </div>
      <div class="forecast" aria-live="polite">${Cr(this.#r,E(e))}</div>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" @click=${this.close}>${n("shared.cancel")}</button>
        <button class="primary" aria-disabled=${this.isBusy}>${n("card.start_now")}</button>
      </div>
    </form>`}async#s(){if(this.hass===void 0||this.rig===void 0)return;let e={rig:this.rig.entry_id,limit:Bs},t=await $(this.hass,"list_sessions",e).catch(()=>null);this.#e=t?.sessions??[],this.requestUpdate()}#n(e){return this.renderRoot.querySelector(`input[name="${e}"]`)}#i(){let e=Ar(this.#e,this.#n("name")?.value??""),[t,n]=[this.#n("model"),this.#n("steps")];e===null||t===null||n===null||(t.value||=e.model??"",n.value||=e.steps===null?"":String(e.steps),this.#o())}#o(){let e=this.#n("steps")?.valueAsNumber??Number.NaN;Number.isInteger(e)&&e>0?this.#t.about({steps:e,model:this.#n("model")?.value.trim()||null}):(this.#t.drop(),this.#r=null,this.requestUpdate())}async#a(e){e.preventDefault();let{hass:t,rig:n}=this;if(t===void 0||n===void 0||this.isBusy)return;let[s,i]=[this.#n("name")?.value.trim(),this.#n("model")?.value.trim()],[o,a]=[this.#n("steps")?.valueAsNumber,this.#n("budget")?.valueAsNumber],c={rig:n.entry_id,...s?{name:s}:{},...i?{model:i}:{},...o?{planned_steps:o}:{},...a?{budget:a}:{}};await this.attempt(()=>$(t,"start_session",c))&&this.close()}};w("training-energy-start-dialog",kt);function He(r,{say:e}){return r.name||e("card.unnamed")}function Q(r,e,t){let n=[r.model,e].filter(Boolean),{outcome:s}=r;return d`<div class="head">
    <h3>${He(r,t)}</h3>
    <p class="quiet">
      ${n.map(i=>d`<span class="fact">${i}</span>`)}
      ${s===null||s==="completed"?u:d`<span class="fact strong">${t.say(`card.outcome_${s}`)}</span>`}
    </p>
  </div>`}function Pe(r,e){let{format:t,say:n}=e,{id:s,energy_kwh:i,cost:o,currency:a}=r;return d`<dl class="hero">
    <div>
      <dt>${n("shared.energy")}</dt>
      <dd>
        <training-energy-figure
          .of=${s}
          .value=${i}
          .write=${c=>t.energy(c)}
        ></training-energy-figure>
      </dd>
    </div>
    ${o===null?u:d`<div>
            <dt>${n("shared.cost")}</dt>
            <dd>
              <training-energy-figure
                .of=${s}
                .value=${o}
                .write=${c=>t.money(c,a)}
              ></training-energy-figure>
            </dd>
          </div>`}
  </dl>`}function R(r,e,t="plain"){return d`<p class="note ${t}"><ha-icon .icon=${r}></ha-icon><span>${e}</span></p>`}function De({say:r,deeds:e,isBusy:t}){return d`<div class="buttons">
    <button class="primary" aria-disabled=${t} @click=${e.start}>
      <ha-icon icon="mdi:play"></ha-icon>${r("card.start")}
    </button>
  </div>`}function Ne(r,{say:e,deeds:t,isBusy:n,wasAsked:s}){return r.steps!==null||s||!Or(r)?u:d`<form class="question" @submit=${o=>{o.preventDefault();let a=o.currentTarget.elements.namedItem("steps");t.keepSteps(a.valueAsNumber)}}>
    <label>
      ${e("card.ask_steps")}
      <input name="steps" type="number" inputmode="numeric" min="0" step="1" required />
    </label>
    <button class="primary" aria-disabled=${n}>${e("shared.save")}</button>
    <button type="button" aria-disabled=${n} @click=${t.skipSteps}>${e("card.not_now")}</button>
  </form>`}var Us=["completed","failed","cancelled"],Tt=class extends M{static{this.styles=[M.styles,b`
      .aside {
        margin-inline-end: auto;
        border-color: transparent;
      }
      @media (width < 450px) {
        .aside {
          flex-basis: 100%;
        }
      }
    `]}#e="";#r;#t=!1;about(e,t){this.#e=e,this.#r=t,this.#t=!1,this.open()}content(){return this.hass===void 0||this.#r===void 0?d``:this.#t?this.#n(this.#r):this.#s(this.#r)}#s(e){let t=E(this.hass),{say:n}=t;return d`<form @submit=${this.#o}>
      <h2 id="title">${n("card.stop_title",{name:He(e,t)})}</h2>
      <p class="quiet">${n("card.stop_note")}</p>
      <label>
        ${n("card.steps_trained")}
        <input name="steps" type="number" inputmode="numeric" min="0" step="1" autofocus .defaultValue=${String(e.steps??"")} />
      </label>
      <label>
        ${n("card.outcome")}
        <select name="outcome">
          ${Us.map(s=>d`<option value=${s}>${n(`card.outcome_${s}`)}</option>`)}
        </select>
      </label>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" class="danger aside" @click=${()=>this.#i(!0)}>${n("card.discard")}</button>
        <button type="button" @click=${this.close}>${n("shared.cancel")}</button>
        <button class="primary" aria-disabled=${this.isBusy}>${n("card.stop")}</button>
      </div>
    </form>`}#n(e){let t=E(this.hass),{say:n}=t;return d`<form @submit=${this.#a}>
      <h2 id="title">${n("card.discard_title",{name:He(e,t)})}</h2>
      <p>${n("card.discard_note")}</p>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" autofocus @click=${()=>this.#i(!1)}>${n("card.back")}</button>
        <button class="danger" aria-disabled=${this.isBusy}>${n("card.discard")}</button>
      </div>
    </form>`}async#i(e){this.#t=e,this.error=void 0,this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelector("[autofocus]")?.focus()}async#o(e){e.preventDefault();let t=new FormData(e.currentTarget),n=String(t.get("steps")),s=n!==""&&n!==String(this.#r?.steps??"");await this.#l("stop_session",{outcome:t.get("outcome"),...s?{steps:Number(n)}:{}})}async#a(e){e.preventDefault(),await this.#l("discard_session",{})}async#l(e,t){let{hass:n}=this;if(n===void 0||this.isBusy)return;let s={rig:this.#e,session_id:this.#r?.id,...t};await this.attempt(()=>$(n,e,s))&&this.close()}};w("training-energy-stop-dialog",Tt);function Er(r,e,t){let{say:n,format:s}=t,i=[...zs(r,t),{label:n("shared.energy"),value:s.energy(r.energy_kwh)}];if(r.steps!==null&&i.push({label:n("shared.steps"),value:s.number(r.steps)}),r.cost!==null)return[...i,...qs(r,r.cost,t),...Fs(r,e,t)];if(r.energy_per_step_wh!==null){let o=`${s.significant(r.energy_per_step_wh)} Wh`;i.push({label:n("card.energy_per_step"),value:o})}return i}function zs(r,{say:e,format:t}){let{start_reading_kwh:n,end_reading_kwh:s}=r;if(n===null||s===null)return[];let i=e("card.meter_span",{before:t.number(n,3,3),after:t.number(s,3,3)});return[{label:e("card.meter"),value:`⁦${i}⁩`}]}function qs(r,e,{say:t,format:n}){let{average_price:s,cost_per_step:i,currency:o}=r,a=[];if(s!==null){let c=t("shared.price_per_kwh",{price:n.money(s,o)});a.push({label:t("card.price"),value:c})}return a.push({label:t("shared.cost"),value:n.money(e,o)}),i!==null&&a.push({label:t("card.cost_per_step"),value:n.smallMoney(i,o)}),a}function Fs(r,{steps_per_run:e},{say:t,format:n}){let{steps_per_currency:s,currency:i}=r;if(s===null)return[];let o=n.money(1,i),a=[{label:t("card.steps_for",{money:o}),value:n.significant(s)}];if(e){let c=t("card.runs_for",{money:o,steps:n.number(e)});a.push({label:c,value:n.significant(s/e)})}return a}function Mr(r,e,{say:t,format:n}){let{affordable_steps:s,affordable_runs:i,budget:o,steps_per_run:a}=e,c=o===1&&r?.steps_per_currency!=null;return s==null||i==null||o==null||a==null||c?null:t("card.budget_buys",{money:n.money(o,e.currency??""),steps:n.number(s),runs:n.significant(i),per_run:n.number(a)})}function Hr(r,e){let{rig:t,say:n}=e,s=Mr(r,t,e);return d`
    ${r===null?d`<p class="quiet">${n("card.no_session")}</p>`:Is(r,e)}
    ${s===null?u:R("mdi:wallet-outline",s)} ${De(e)}
  `}function Is(r,e){let{say:t,format:n,rig:s}=e,i=t("card.ran",{moment:n.moment(r.started_at),duration:n.duration(r.duration_s)}),o=Er(r,s,e);return d`
    ${Q(r,i,e)}
    <dl class="result">
      ${o.map(({label:a,value:c})=>d`<div><dt>${a}</dt><dd>${c}</dd></div>`)}
    </dl>
    ${r.flags.length>0?R("mdi:alert-outline",t("card.flagged"),"warning"):u}
    ${Ne(r,e)}
  `}function Le({curve:r}){return r.map(([e,t])=>[e,t/1e3])}function Pr(r){let e=[];for(let t of r){let n=e.at(-1);n&&n.price===t.price&&n.estimated===t.estimated?e[e.length-1]={...n,to:t.to,kwh:n.kwh+t.kwh}:e.push(t)}return e}function Dr(r,e){let t=Date.parse(r.started_at),n=r.segments.filter(({price:i},o)=>i!==r.segments[o-1]?.price);if(n.length<2)return[];let s=n.map(({from:i},o)=>o===0?0:(Date.parse(i)-t)/1e3);return n.map(({price:i},o)=>({from:s[o],to:s[o+1]??r.duration_s,label:e(i),strength:Ws(i,n)}))}function Ws(r,e){let t=e.flatMap(i=>i.price===null?[]:[i.price]),[n,s]=[Math.min(...t),Math.max(...t)];return r===null?0:s>n?.15+(1-.15)*((r-n)/(s-n)):1}function Be(r,e){let t=g(r),n={energy:t.energy(e.energy_kwh),duration:t.duration(e.duration_s)};return d`<training-energy-chart
    .series=${[{points:Le(e),name:l(r,"shared.energy"),isArea:!0}]}
    .bands=${Dr(e,s=>me(r,s,e.currency))}
    .label=${l(r,"shared.curve",n)}
    .unit=${"kWh"}
    .xTicks=${Ae(e.duration_s)}
    .writeX=${s=>t.elapsed(s)}
    .writeY=${(s,i)=>t.number(s,i,i)}
  ></training-energy-chart>`}function me(r,e,t){return e===null?l(r,"shared.no_price"):l(r,"shared.price_per_kwh",{price:g(r).money(e,t)})}function Nr(r){let{steps:e,start_step:t,planned_steps:n}=r;if(e===null&&!n)return null;let s=t+(e??0);return{done:s,planned:n,share:n?Math.min(s/n,1):null}}function Lr(r,e){let t=r?.end;return t==null?null:Math.max((new Date(t).getTime()-e.getTime())/1e3,0)}function Br(r,e){let{cost:t}=r;if(e?.budget==null||t===null)return null;let{budget:n,cost:s}=e,i=s!==null&&s>n?"will_exceed":"within";return{budget:n,cost:t,projected:s,state:e.is_over_budget?"over":i}}function Ur(r,e){let{say:t,format:n,outlook:s,rig:i}=e,o=i.status==="paused",a=o?null:s?.idle_since;return d`
    ${Q(r,t("card.since",{moment:zr(r.started_at,e)}),e)}
    ${o?R("mdi:pause-circle-outline",t("card.paused_note")):u}
    ${a?R("mdi:sleep",t("card.idle_note",{moment:n.time(a)}),"warning"):u}
    ${Pe(r,e)} ${js(r,e)} ${Vs(r,e)} ${Ks(r,e)}
    ${Xs(r,e)} ${Zs(o,e)}
  `}function zr(r,{format:e,now:t}){return e.day(r)===e.day(t)?e.time(r):e.moment(r)}function js(r,e){let{say:t,format:n,outlook:s,now:i}=e,o=Nr(r);if(o===null)return u;let{done:a,planned:c,share:p}=o;if(c===null||p===null)return d`<p class="line"><span>${t("card.done_steps",{done:n.number(a)})}</span></p>`;let h=t("card.progress",{done:n.number(a),planned:n.number(c)}),m=Lr(s,i);return d`<div>
    <p class="line">
      <span>${h}</span>
      ${m===null||p===1?u:d`<span class="quiet">${Gs(m,e)}</span>`}
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
  </div>`}function Gs(r,e){let{say:t,format:n,outlook:s}=e,i=Math.ceil(r/60)*60;return r===0?t("card.time_soon"):t("card.time_left",{duration:n.minutes(i),moment:zr(s?.end??"",e)})}function Vs(r,{say:e,format:t,outlook:n}){let s=Br(r,n);if(s===null)return u;let i=p=>t.money(p,r.currency),o=Math.max(s.budget,s.cost,s.projected??0),a=e("card.budget_spent",{cost:i(s.cost),budget:i(s.budget)}),c=s.projected===null?null:e("card.budget_end",{cost:i(s.projected)});return d`<div class="budget ${s.state}">
    <p class="line">
      <span>${a}</span>
      ${c===null?u:d`<span class="quiet">${c}</span>`}
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
      <div class="limit" style="inset-inline-start:${s.budget/o*100}%"></div>
    </div>
    ${Ys(s,{text:a,money:i,say:e})}
  </div>`}function Ys(r,{money:e,say:t}){if(r.state==="over"){let n={cost:e(r.cost),budget:e(r.budget)};return R("mdi:alert-circle",t("card.over_budget",n),"bad")}return r.state==="will_exceed"?R("mdi:alert",t("card.will_exceed",{budget:e(r.budget)}),"warning"):u}function Ks(r,e){let{say:t,format:n,outlook:s}=e,{cost_per_step:i,energy_per_step_wh:o,currency:a}=r,c=[Js(r,e)];i!==null?c.push([t("card.cost_per_step"),n.smallMoney(i,a)]):o!==null&&c.push([t("card.energy_per_step"),`${n.significant(o)} Wh`]);let p=[s?.energy_kwh==null?null:n.energy(s.energy_kwh),s?.cost==null?null:n.money(s.cost,a)].filter(h=>h!==null);return p.length>0&&c.push([t("card.in_the_end"),p.join(" · ")]),d`<dl class="facts">${c.map(([h,m])=>d`<div><dt>${h}</dt><dd>${m}</dd></div>`)}</dl>`}function Js(r,{hass:e,rig:t,say:n,format:s}){let i=t.power_entity===null?void 0:e.states[t.power_entity];return i===void 0||i.state==="unavailable"||i.state==="unknown"?[n("card.average_power"),s.power(r.average_power_w)]:[n("card.power"),e.formatEntityState(i)]}function Xs(r,{hass:e,say:t}){return r.duration_s>0&&r.curve.some(([,n])=>n>0)?Be(e,r):d`<p class="placeholder quiet">${t("card.no_curve")}</p>`}function Zs(r,{say:e,deeds:t,isBusy:n}){return d`<div class="buttons">
    <button class=${r?"primary":""} aria-disabled=${n} @click=${r?t.resume:t.pause}>
      <ha-icon .icon=${r?"mdi:play":"mdi:pause"}></ha-icon>${e(r?"card.resume":"card.pause")}
    </button>
    <button aria-disabled=${n} @click=${t.stop}><ha-icon icon="mdi:stop"></ha-icon>${e("card.stop")}</button>
  </div>`}var Qs={meter:"card.waits_meter",absent_meter:"card.waits_absent",doubt:"card.waits_doubt"};function qr(r,e){let{say:t,format:n,rig:s}=e,i=t("card.ran",{moment:n.moment(r.started_at),duration:n.duration(r.duration_s)}),o={least:n.energy(r.energy_min_kwh),most:n.energy(r.energy_max_kwh)};return d`
    ${Q(r,i,e)} ${Pe(r,e)}
    <p class="quiet">${t("card.interval",o)}</p>
    ${s.waits_for===null?u:R("mdi:timer-sand",t(Qs[s.waits_for]))}
    ${Ne(r,e)} ${De(e)}
  `}function Fr(r,e,t){if(t>=600)return e;let n=1-Math.max(t,0)/600;return e-(e-r)*n**3}function ti(){return document.visibilityState==="visible"&&!matchMedia("(prefers-reduced-motion: reduce)").matches}var Rt=class extends T{static{this.properties={value:{attribute:!1},of:{attribute:!1},write:{attribute:!1}}}#e=null;#r=0;#t;#s=0;disconnectedCallback(){super.disconnectedCallback(),this.#i(),this.#e=this.value}willUpdate(e){if(!e.has("value")&&!e.has("of"))return;this.#i(),this.hasUpdated&&!e.has("of")&&this.#e!==null&&this.value!==null&&this.#e!==this.value&&ti()?(this.#r=this.#e,this.#s=requestAnimationFrame(this.#n)):this.#e=this.value}render(){return this.write(this.#e)}#n=e=>{this.#t??=e;let t=e-this.#t;this.#e=this.value===null?null:Fr(this.#r,this.value,t),t<600&&(this.#s=requestAnimationFrame(this.#n)),this.requestUpdate()};#i(){cancelAnimationFrame(this.#s),this.#t=void 0}};w("training-energy-figure",Rt);var Ir=b`
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
`;function ri(r){return/\/frontend\/([0-9a-f]+)\/[^/]+\.js/.exec(r)?.[1]??null}function Wr(r,e){let t=ri(e);return r!==null&&t!==null&&r!==t}var Ue=class extends A{static{this.styles=[C,z,Ir]}static{this.getConfigForm=xr}static{this.getStubConfig=wr}#e;#r;#t=!1;#s=!1;#n=new U(this);#i={start:()=>this.#c("training-energy-start-dialog")?.open(),stop:()=>this.#h(),pause:()=>this.#p("pause_session"),resume:()=>this.#p("resume_session"),keepSteps:e=>this.#p("update_session",{steps:e}),skipSteps:()=>this.#f()};constructor(){super(),new Ee(this,()=>Rr(this.#n))}setConfig(e){this.#e=_t(e),this.#u(),this.requestUpdate()}getCardSize(){return this.#n.rig?.status==="training"||this.#n.rig?.status==="paused"?10:7}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}heard(){this.#u()}shows(e){let t=this.#n.rig?.power_entity;return[t==null?void 0:e.states[t]]}willUpdate(){this.#s=this.shadowRoot?.activeElement!=null}updated(e){this.#s&&this.#m()}render(){let{hass:e}=this;if(e===void 0||this.#e===void 0)return u;let{rig:t,error:n,version:s}=this.#n,{say:i}=E(e);return d`<ha-card>
      <div class="card">
        ${t===void 0&&n===void 0?d`<p class="quiet">${i("shared.loading")}</p>`:u}
        ${n===void 0?u:d`<div role="alert">${R("mdi:alert-circle",n,"bad")}</div>`}
        ${t===void 0?u:d`${this.#o(e)} ${xt(t)?this.#a(e,t):this.#l(e,t.name)}`}
        ${this.#r===void 0?u:d`<p class="error" role="alert">${this.#r}</p>`}
        ${Wr(s,import.meta.url)?this.#d(e):u}
      </div>
      <training-energy-start-dialog
        .hass=${e}
        .rig=${t!==void 0&&xt(t)?t:void 0}
        @closed=${this.#m}
      ></training-energy-start-dialog>
      <training-energy-stop-dialog .hass=${e} @closed=${this.#m}></training-energy-stop-dialog>
    </ha-card>`}#o(e){let{rig:t}=this.#n;return d`<div class="top">
      <div class="sign"><ha-icon icon="mdi:expansion-card"></ha-icon></div>
      <h2 tabindex="-1">${t?.name}</h2>
      ${t?.status===void 0?u:d`<span class="status ${t.status}" role="status">${E(e).say(`card.status_${t.status}`)}</span>`}
    </div>`}#a(e,t){let{session:n,outlook:s}=this.#n,i={...E(e),hass:e,rig:t,outlook:s,now:new Date,isBusy:this.#t,wasAsked:n!==null&&gr(n.id),deeds:this.#i};return n===null||t.status==="idle"?Hr(n,i):t.status==="settling"?qr(n,i):Ur(n,i)}#l(e,t){let n=E(e).say("card.not_running",{rig:t});return d`<div role="alert">${R("mdi:alert-circle",n,"bad")}</div>`}#d(e){let{say:t}=E(e);return d`<div class="note">
      <ha-icon icon="mdi:update"></ha-icon><span>${t("shared.outdated")}</span>
      <button @click=${()=>location.reload()}>${t("shared.reload")}</button>
    </div>`}#u(){this.hass!==void 0&&this.#e!==void 0&&this.#n.follow(this.hass,this.#e.rig)}#c(e){return this.renderRoot.querySelector(e)}#h(){let{rig:e,session:t}=this.#n;e!==void 0&&t!==null&&this.#c("training-energy-stop-dialog")?.about(e.entry_id,t)}#f(){this.#n.session!==null&&(yr(this.#n.session.id),this.requestUpdate())}async#p(e,t={}){let{hass:n}=this,{rig:s,session:i}=this.#n;if(!(n===void 0||s===void 0||i===null||this.#t)){this.#t=!0,this.#r=void 0,this.requestUpdate();try{await $(n,e,{rig:s.entry_id,session_id:i.id,...t})}catch(o){this.#r=await x(n,o)}finally{this.#t=!1,this.requestUpdate()}}}#m(){this.updateComplete.then(()=>{this.shadowRoot?.activeElement==null&&this.renderRoot.querySelector("h2")?.focus()})}};w(pe,Ue);window.customCards??=[];window.customCards.some(({type:r})=>r===pe)||window.customCards.push({type:pe,name:l(X(),"card.title"),description:l(X(),"card.about"),preview:!0,documentationURL:"https://github.com/training-energy/training-energy",getEntitySuggestion:$r});var ni="en";function v(r,e={}){let{hass:t}=document.querySelector("home-assistant")??{};return l(t??{locale:{language:document.documentElement.lang||ni}},r,e)}function jr(r){let e=r.reduce((n,{value:s,range:i})=>Math.max(n,s??0,i?.[1]??0),0),t=n=>e>0?Math.max(n,0)/e*100:0;return r.map(({value:n,range:s})=>({end:t(n??0),range:s&&e>0?[t(s[0]),t(s[1])]:null}))}function he(r,e){let t=jr(r);return d`<ul class="bars" aria-label=${e}>
    ${r.map((n,s)=>si(n,t[s]))}
  </ul>`}function si({label:r,text:e,color:t,note:n},{end:s,range:i}){return d`<li>
    <span class="label"><bdi>${r}</bdi></span>
    <span class="figure">${e}</span>
    <span class="track" aria-hidden="true">
      <span class="bar" style="inline-size:${s}%;${t?`background:${t}`:""}"></span>
      ${i?d`<span class="range" style="inset-inline-start:${i[0]}%;inline-size:${i[1]-i[0]}%"></span>`:u}
    </span>
    ${n===void 0?u:d`<span class="note">${n}</span>`}
  </li>`}var ze=b`
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
`;var ii="training_energy";function k(r){let e=new Map;for(let n of Object.values(r.entities??{})){let s=n.platform===ii?r.devices?.[n.device_id??""]:void 0,i=s?.config_entries[0];if(s===void 0||i===void 0)continue;let o=s.name_by_user||s.name||"",a=e.get(i)??{entry_id:i,name:o,device_id:s.id,entities:{}};e.set(i,a),n.translation_key&&!n.entity_id.startsWith("event.")&&(a.entities[n.translation_key]=n.entity_id)}let{compare:t}=new Intl.Collator(r.locale.language,{numeric:!0});return[...e.values()].sort((n,s)=>t(n.name,s.name))}function qe(r,e,t=!1){let[n,s]=e>0?["mdi:arrow-up","shared.more"]:e<0?["mdi:arrow-down","shared.less"]:["mdi:equal","shared.same"],i=e===0?"same":e>0===t?"better":"worse";return d`<span class="trend ${i}" title=${l(r,s)}
    ><ha-icon icon=${n} aria-hidden="true"></ha-icon>${g(r).change(e)}<span class="hidden"> ${l(r,s)}</span></span
  >`}var Fe=b`
  .trend {
    display: inline-flex;
    align-items: center;
    gap: 2px;
    position: relative;
    font-variant-numeric: tabular-nums;
    --mdc-icon-size: 16px;
  }
  .trend.worse ha-icon {
    color: var(--error-color);
  }
  .trend.better ha-icon {
    color: var(--success-color);
  }
`;var ee=class{#e;#r;constructor(e,t){this.#e=t,e.addController({hostDisconnected:()=>{this.#r=void 0}}),this.live=new U({addController:n=>e.addController(n),removeController:n=>e.removeController(n),requestUpdate:()=>this.#t(),get updateComplete(){return e.updateComplete},get isConnected(){return e.isConnected}})}#t(){let{error:e,rig:t,session:n}=this.live,s=[e,t?.entry_id,t?.loaded,n?.id,n?.status,n?.settled],i=JSON.stringify(s),o=i!==this.#r;this.#r=i,this.#e(o)}};var Ie="training-energy-comparison",We=["model","name","tag"];function Vr(r){let e=r.group_by??"model";if(!We.includes(e))throw new Error(v("comparison.bad_group_by",{value:String(e)}));return{...r,group_by:e}}function Yr(r){let[e,t]=k(r);return e===void 0||t===void 0?{}:{rig:e.entry_id}}var Gr={rig:"shared.rig",group_by:"comparison.group_by"};function Kr(){let r=We.map(e=>({value:e,label:v(`comparison.by_${e}`)}));return{schema:[{name:"rig",selector:{config_entry:{integration:"training_energy"}}},{name:"group_by",default:"model",selector:{select:{options:r,mode:"dropdown"}}}],computeLabel:({name:e})=>Gr[e]?v(Gr[e]):e,computeHelper:({name:e})=>e==="rig"?v("comparison.rig_help"):void 0}}var oi=["cost_per_1000_steps","energy_per_1000_steps_kwh","step_rate"];function Jr(r){return oi.filter(e=>r.some(t=>t[e]!==null))}function Xr(r,e){let t=r.filter(n=>n[e]!==null);return{shown:t,silent:r.length-t.length}}function Zr(r){return r===null||r.lower_quartile===r.upper_quartile?null:[r.lower_quartile,r.upper_quartile]}var ai=10,li=b`
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
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-normal, 400);
    overflow-wrap: anywhere;
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
`,je=class extends A{static{this.styles=[C,z,ze,Fe,li]}static{this.getStubConfig=Yr}static{this.getConfigForm=Kr}#e;#r="model";#t;#s;#n;#i=!1;#o=0;#a=new ee(this,e=>e&&this.#l());setConfig(e){this.#e=Vr(e),this.#r=this.#e.group_by,this.hass&&(this.heard(this.hass),this.#l()),this.requestUpdate()}getCardSize(){return 5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}heard(e){this.#e&&this.#a.live.follow(e,this.#e.rig)}async#l(){let{hass:e}=this,{rig:t,error:n}=this.#a.live;if(this.#n=n,this.requestUpdate(),e===void 0||t===void 0)return;this.#o+=1;let s=this.#o,i={rig:t.entry_id,group_by:this.#r},[o,a]=await $(e,"compare_sessions",i).then(c=>[c.groups,void 0],async c=>[this.#s,await x(e,c)]);s===this.#o&&(this.#s=o,this.#n=a,this.requestUpdate())}render(){let{hass:e}=this;if(e===void 0||this.#e===void 0)return u;let t=this.#a.live.rig?.name,n=t===void 0||k(e).length<2;return d`<ha-card>
      <h2>${n?l(e,"comparison.title"):l(e,"comparison.title_of",{rig:t})}</h2>
      ${this.#n===void 0?u:d`<p class="error" role="alert">${this.#n}</p>`}
      ${this.#d(e)}
    </ha-card>`}#d(e){let t=this.#s;if(t===void 0)return this.#n===void 0?d`<p class="quiet" role="status">${l(e,"shared.loading")}</p>`:u;let n=Jr(t),s=n.find(i=>i===this.#t)??n[0];return d`${this.#u(e,n,s)}
      ${s===void 0?d`<p class="quiet" role="status">${l(e,"comparison.empty")}</p>`:this.#c(e,t,s)}`}#u(e,t,n){return d`<div class="choices">
      <label>${l(e,"comparison.group_by")}
        <select @change=${this.#f}>
          ${We.map(s=>d`<option value=${s} ?selected=${s===this.#r}>${l(e,`comparison.by_${s}`)}</option>`)}
        </select>
      </label>
      ${t.length<2?u:d`<label>${l(e,"comparison.measure")}
            <select @change=${this.#p}>
              ${t.map(s=>d`<option value=${s} ?selected=${s===n}>${l(e,`comparison.${s}`)}</option>`)}
            </select>
          </label>`}
    </div>`}#c(e,t,n){let{shown:s,silent:i}=Xr(t,n),o=this.#i?s:s.slice(0,ai),a={count:g(e).number(s.length)};return d`${he(o.map(c=>this.#h(e,c,n)),l(e,`comparison.${n}`))}
    ${s.length>o.length?d`<button @click=${this.#m}>${l(e,"comparison.show_all",a)}</button>`:u}
    <p class="quiet small">
      ${l(e,"comparison.legend")}
      ${i>0?l(e,"comparison.silent",{count:g(e).number(i)},i):u}
    </p>`}#h(e,t,n){let s=g(e),i=t[n],o=m=>n==="cost_per_1000_steps"?s.smallMoney(m,t.currency):l(e,n==="step_rate"?"comparison.a_second":"comparison.kwh",{value:s.significant(m)}),a=Zr(i),c=l(e,"comparison.runs",{count:s.number(t.runs)},t.runs),p=a&&l(e,"comparison.between",{least:o(a[0]),most:o(a[1])}),h=t.last?.change_percent[n];return{label:t.group??l(e,`comparison.no_${this.#r}`),value:i?.median??null,text:i===null?s.number(null):o(i.median),range:a,note:d`${[c,p].filter(Boolean).join(" · ")}${h==null?u:d` · ${l(e,"comparison.last")} ${qe(e,h,n==="step_rate")}`}`}}#f(e){this.#r=e.target.value,this.#i=!1,this.#l()}#p(e){this.#t=e.target.value,this.requestUpdate()}#m(){this.#i=!0,this.requestUpdate()}};w(Ie,je);var Ot=window;Ot.customCards??=[];if(!Ot.customCards.some(r=>r.type===Ie)){let r={type:Ie,name:v("comparison.card_name"),description:v("comparison.card_description"),preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#comparison"};Ot.customCards.push(r)}var Qr=new Map;function O(r){return r.locale.time_zone==="server"?r.config.time_zone:new Intl.DateTimeFormat().resolvedOptions().timeZone}function q(r,e){let t=Qr.get(e);if(t===void 0){let[h,m]=[{year:"numeric",month:"numeric",day:"numeric"},{hour:"numeric",minute:"numeric"}];t=new Intl.DateTimeFormat("en-US",{...h,...m,second:"numeric",hourCycle:"h23",timeZone:e}),Qr.set(e,t)}let n=Object.fromEntries(t.formatToParts(r).map(({type:h,value:m})=>[h,Number(m)])),{year:s=0,month:i=1,day:o=1,hour:a=0,minute:c=0,second:p=0}=n;return Date.UTC(s,i-1,o,a,c,p)-Math.floor(r/1e3)*1e3}var en=864e5;function te(r,e){let t=new Date(r).getTime();return new Date(t+q(t,e)).toISOString().slice(0,19)}function fe(r,e){let t=Date.parse(`${r}Z`);if(Number.isNaN(t))return null;let n=t-q(t-en,e);return new Date(t-q(n,e)).toISOString()}function tn(r,e,t=0){return At(te(r,e).slice(0,10),t)}function At(r,e){return new Date(Date.parse(`${r}T00:00:00Z`)+e*en).toISOString().slice(0,10)}var rn=["all","week","month","year","own"],di={week:7,month:30,year:365},Ge={name:"",model:"",tag:"",period:"all",from:"",to:"",sort:"started",isDescending:!0,page:0};function Ve(r,e,t=Date.now()){let n=di[r.period],s=r.period==="own",i=n===void 0?s?r.from:"":tn(t,e,1-n),o=s&&r.to?At(r.to,1):"",a={name:r.name.trim(),model:r.model,tag:r.tag,after:i&&fe(`${i}T00:00:00`,e),before:o&&fe(`${o}T00:00:00`,e)};return Object.fromEntries(Object.entries(a).filter(c=>!!c[1]))}function nn(r){let{name:e,model:t,tag:n,period:s}=r;return!!(e.trim()||t||n)||s!=="all"}function sn(r,e){let t=e==="name"||e==="model";return{...r,sort:e,isDescending:r.sort===e?!r.isDescending:!t,page:0}}function on(r,e,t){let n=Math.min(r*e+1,t),s=Math.min((r+1)*e,t);return{first:n,last:s,hasBefore:r>0,hasAfter:s<t}}var ci=[{key:"model",word:"shared.model",isBelow:!0,write:({model:r})=>r??""},{key:"started",word:"history.when",isBelow:!0,write:({started_at:r},e)=>e.moment(r)},{key:"energy",word:"shared.energy",isNumber:!0,isBelow:!0,write:({energy_kwh:r},e)=>e.energy(r)}],ui={key:"cost",word:"shared.cost",isNumber:!0,isBelow:!0,write:({cost:r,currency:e},t)=>t.moneyInColumn(r,e)},pi={key:"steps",word:"shared.steps",isNumber:!0,write:({steps:r},e)=>e.number(r)};function mi({cost_per_step:r}){return r===null?null:r*1e3}function an(r){let e=r?{key:"cost_per_step",word:"history.cost_per_1000",isNumber:!0,write:(t,n)=>n.moneyInColumn(mi(t),t.currency)}:{key:"energy_per_step",word:"history.energy_per_1000",isNumber:!0,write:({energy_per_step_wh:t},n)=>t===null?n.significant(null):`${n.significant(t)} kWh`};return[...ci,...r?[ui]:[],pi,e]}var Ye="training-energy-history",dn=25,Ct=100;function cn(r){let e=r.page_size??dn;if(!Number.isInteger(e)||e<1||e>Ct)throw new Error(v("history.bad_page_size",{size:String(e),most:Ct}));return{...r,page_size:e}}function un(r){let[e,t]=k(r);return e===void 0||t===void 0?{}:{rig:e.entry_id}}var ln={rig:"shared.rig",page_size:"history.page_size"};function pn(){return{schema:[{name:"rig",selector:{config_entry:{integration:"training_energy"}}},{name:"page_size",default:dn,selector:{number:{min:1,max:Ct,mode:"box"}}}],computeLabel:({name:r})=>ln[r]?v(ln[r]):r,computeHelper:({name:r})=>r==="rig"?v("history.rig_help"):void 0}}function Et(r,e=""){let t=document.createElement("a");t.href=r,t.download=e,t.style.display="none",document.body.append(t),t.click(),t.remove()}function mn(r,e){let t=URL.createObjectURL(new Blob([JSON.stringify(r,null,2)],{type:"application/json"}));Et(t,e),setTimeout(()=>URL.revokeObjectURL(t),6e4)}function hn(r){return`${r.normalize("NFKD").replace(new RegExp("\\p{M}","gu"),"").replace(/[^\w.-]+/g,"-").replace(/^[-.]+|[-.]+$/g,"").slice(0,80)||"session"}.json`}function yn(r,{asked:e,page:t,columns:n,choose:s}){return d`<div class="filters" role="search" aria-label=${l(r,"history.filters")}>
    <label>${l(r,"shared.name")}
      <input type="search" .value=${e.name} @input=${i=>s({name:ge(i)})} />
    </label>
    ${fn(r,{word:"shared.model",any:"history.any_model",chosen:e.model,all:t?.models},i=>s({model:i}))}
    ${fn(r,{word:"history.tag",any:"history.any_tag",chosen:e.tag,all:t?.tags},i=>s({tag:i}))}
    <label>${l(r,"history.period")}
      <select @change=${i=>s({period:ge(i)})}>
        ${rn.map(i=>d`<option value=${i} ?selected=${i===e.period}>${l(r,`history.period_${i}`)}</option>`)}
      </select>
    </label>
    ${e.period==="own"?[gn(r,"history.from",e.from,i=>s({from:i})),gn(r,"history.to",e.to,i=>s({to:i}))]:u}
    ${hi(r,e,n,s)}
  </div>`}function fn(r,{word:e,any:t,chosen:n,all:s=[]},i){let o=n===""||s.includes(n)?s:[n,...s];return o.length===0?u:d`<label>${l(r,e)}
        <select @change=${a=>i(ge(a))}>
          <option value="" ?selected=${n===""}>${l(r,t)}</option>
          ${o.map(a=>d`<option value=${a} ?selected=${a===n}>${a}</option>`)}
        </select>
      </label>`}function gn(r,e,t,n){return d`<label>${l(r,e)}
    <input type="date" .value=${t} @change=${s=>n(ge(s))} />
  </label>`}function hi(r,e,t,n){let s=[{key:"name",word:"shared.name"},...t].flatMap(({key:i,word:o})=>[!0,!1].map(a=>({key:i,word:o,isDescending:a})));return d`<label class="order">${l(r,"history.sort")}
    <select
      @change=${i=>{let{key:o,isDescending:a}=s[Number(ge(i))];n({sort:o,isDescending:a})}}
    >
      ${s.map(({key:i,word:o,isDescending:a},c)=>d`<option value=${c} ?selected=${i===e.sort&&a===e.isDescending}>
            ${l(r,a?"history.falling":"history.rising",{what:l(r,o)})}
          </option>`)}
    </select>
  </label>`}function ge(r){return r.target.value}var fi=300,Ke=class{constructor(e){this.#s=0;this.asked=Ge;this.size=0;this.isBusy=!1;this.#e=e}#e;#r;#t;#s;#n;read(e,t){this.#r=e,this.#t=t,this.load()}choose(e){this.asked={...this.asked,page:0,...e},this.stop(),e.name===void 0?this.load():this.#n=setTimeout(()=>this.load(),fi),this.#e()}stop(){clearTimeout(this.#n)}fail(e){this.error=e,this.#e()}renew(e){let{page:t}=this;t?.sessions.some(({id:n})=>n===e.id)&&(this.page={...t,sessions:t.sessions.map(n=>n.id===e.id?{...n,...e}:n)},this.#e())}async load(){let e=this.#r;if(e===void 0||this.#t===void 0)return;this.#s+=1;let t=this.#s;this.isBusy=!0,this.#e();try{let n=await this.#i(e);t===this.#s&&this.#o(n)}catch(n){let s=await x(e,n);t===this.#s&&(this.isBusy=!1,this.fail(s))}}#i(e){let{sort:t,isDescending:n,page:s}=this.asked;return e.callWS({type:"training_energy/sessions",rig:this.#t,...Ve(this.asked,O(e)),sort:t,descending:n,limit:this.size,offset:s*this.size})}#o(e){this.isBusy=!1,this.page=e,this.fail(void 0),e.sessions.length===0&&this.asked.page>0&&this.choose({page:Math.max(Math.ceil(e.total/this.size)-1,0)})}};var bn=b`
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
    align-items: center;
    justify-content: space-between;
    gap: var(--te-gap);
    padding: var(--te-space) var(--te-space) 0;
  }
  h2 {
    font-size: var(--ha-font-size-xl, 20px);
    font-weight: var(--ha-font-weight-normal, 400);
    min-width: 0;
    overflow-wrap: anywhere;
  }
  .export {
    display: flex;
    flex-shrink: 0;
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
    padding: 0;
    border: 0;
    border-radius: 4px;
    text-align: start;
    font-weight: var(--ha-font-weight-medium, 500);
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
  td.model {
    overflow-wrap: anywhere;
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
  @container (max-width: 720px) {
    .order {
      display: flex;
      grid-column: 1 / -1;
    }
    .filters {
      grid-template-columns: 1fr 1fr;
    }
    thead,
    td.wide,
    td.none {
      display: none;
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
      gap: 2px 6px;
      padding-block: 8px;
      padding-inline: 48px var(--te-space);
      border-block-end: 1px solid var(--divider-color);
    }
    td,
    td:last-child {
      height: auto;
      padding: 0;
      border: 0;
      text-align: start;
    }
    td.check {
      position: absolute;
      inset-inline-start: 4px;
      inset-block-start: 6px;
    }
    /* Together as wide as the item, so that the rest begins a line of its own. */
    td.name {
      flex: 1 1 calc(100% - 78px);
      min-width: 0;
    }
    td.change {
      flex: 0 0 72px;
      order: 0;
      text-align: end;
    }
    td.below {
      order: 1;
      font-size: var(--ha-font-size-s, 12px);
      color: var(--secondary-text-color);
      white-space: nowrap;
    }
    td.model {
      max-width: 38%;
      overflow: hidden;
      text-overflow: ellipsis;
    }
    td.below:not(.first)::before {
      content: "·";
      margin-inline-end: 6px;
    }
  }
  @container (max-width: 320px) {
    td.model {
      display: none;
    }
    td.below.started::before {
      content: none;
    }
  }
`;var vn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},_n=r=>(...e)=>({_$litDirective$:r,values:e}),Je=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:gi}=ir,wn=r=>r;var $n=()=>document.createComment(""),re=(r,e,t)=>{let n=r._$AA.parentNode,s=e===void 0?r._$AB:e._$AA;if(t===void 0){let i=n.insertBefore($n(),s),o=n.insertBefore($n(),s);t=new gi(i,o,r,r.options)}else{let i=t._$AB.nextSibling,o=t._$AM,a=o!==r;if(a){let c;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(c=r._$AU)!==o._$AU&&t._$AP(c)}if(i!==s||a){let c=t._$AA;for(;c!==i;){let p=wn(c).nextSibling;wn(n).insertBefore(c,s),c=p}}}return t},F=(r,e,t=r)=>(r._$AI(e,t),r),yi={},xn=(r,e=yi)=>r._$AH=e,Sn=r=>r._$AH,Xe=r=>{r._$AR(),r._$AA.remove()};var kn=(r,e,t)=>{let n=new Map;for(let s=e;s<=t;s++)n.set(r[s],s);return n},Tn=_n(class extends Je{constructor(r){if(super(r),r.type!==vn.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let s=[],i=[],o=0;for(let a of r)s[o]=n?n(a,o):o,i[o]=t(a,o),o++;return{values:i,keys:s}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,n]){let s=Sn(r),{values:i,keys:o}=this.dt(e,t,n);if(!Array.isArray(s))return this.ut=o,i;let a=this.ut??=[],c=[],p,h,m=0,y=s.length-1,f=0,_=i.length-1;for(;m<=y&&f<=_;)if(s[m]===null)m++;else if(s[y]===null)y--;else if(a[m]===o[f])c[f]=F(s[m],i[f]),m++,f++;else if(a[y]===o[_])c[_]=F(s[y],i[_]),y--,_--;else if(a[m]===o[_])c[_]=F(s[m],i[_]),re(r,c[_+1],s[m]),m++,_--;else if(a[y]===o[f])c[f]=F(s[y],i[f]),re(r,s[m],s[y]),y--,f++;else if(p===void 0&&(p=kn(o,f,_),h=kn(a,m,y)),p.has(a[m]))if(p.has(a[y])){let P=h.get(o[f]),ot=P!==void 0?s[P]:null;if(ot===null){let qt=re(r,s[m]);F(qt,i[f]),c[f]=qt}else c[f]=F(ot,i[f]),re(r,s[m],ot),s[P]=null;f++}else Xe(s[y]),y--;else Xe(s[m]),m++;for(;f<=_;){let P=re(r,c[_+1]);F(P,i[f]),c[f++]=P}for(;m<=y;){let P=s[m++];P!==null&&Xe(P)}return this.ut=o,xn(r,c),L}});function On(r,e){return d`<table role="table" aria-busy=${e.isBusy} aria-label=${l(r,"history.table")}>
    <thead role="rowgroup">
      <tr role="row">
        <td role="cell"></td>
        ${Rn(r,{key:"name",word:"shared.name"},e)}
        ${e.columns.map(t=>Rn(r,t,e))}
        <th role="columnheader" scope="col" class="number">${l(r,"history.change")}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${Tn(e.sessions,({id:t})=>t,t=>bi(r,t,e))}
    </tbody>
  </table>`}function Rn(r,{key:e,word:t,isNumber:n},{asked:s,sort:i}){let o=s.sort===e,a=s.isDescending?"mdi:arrow-down":"mdi:arrow-up";return d`<th
    role="columnheader"
    scope="col"
    class=${n?"number":""}
    aria-sort=${o?s.isDescending?"descending":"ascending":"none"}
  >
    <button class="sort" @click=${()=>i(e)}>${l(r,t)}${o?d`<ha-icon icon=${a}></ha-icon>`:u}</button>
  </th>`}function bi(r,e,{columns:t,selected:n,select:s,open:i}){let o=g(r),a=e.name??l(r,"history.unnamed"),c=n.has(e.id);return d`<tr role="row" class=${c?"selected":""} @click=${h=>{h.target.closest("button, label")||i(e.id)}}>
    <td role="cell" class="check">
      <label>
        <input
          type="checkbox"
          .checked=${c}
          aria-label=${l(r,"history.select",{name:a})}
          @change=${h=>s(e,h.target.checked)}
        />
      </label>
    </td>
    <td role="cell" class="name">
      <button class="open" aria-haspopup="dialog" @click=${()=>i(e.id)}><bdi>${a}</bdi></button>
      ${_i(r,e)}
    </td>
    ${t.map(h=>vi(h,h.write(e,o),e))}
    <td role="cell" class="number change">${e.change_percent===null?u:qe(r,e.change_percent)}</td>
  </tr>`}function vi({key:r,isNumber:e,isBelow:t},n,{model:s}){return d`<td role="cell" class=${[r,e&&"number",t?"below":"wide",n===""&&"none",r===(s?"model":"started")&&"first"].filter(Boolean).join(" ")}>${n}</td>`}function _i(r,{status:e,outcome:t}){let n=e!=="finished"?`history.${e}`:t===null||t==="completed"?null:`history.${t}`;return n===null?u:d`<span class="chip ${e==="finished"?"":"strong"}">${l(r,n)}</span>`}var wi=["csv","json"],Ze=class extends A{static{this.styles=[C,z,Fe,bn]}static{this.getStubConfig=un}static{this.getConfigForm=pn}#e;#r=new Map;#t=new Ke(()=>this.requestUpdate());#s=new ee(this,e=>this.#o(e));setConfig(e){this.#e=cn(e),this.#t.size!==this.#e.page_size&&(this.#t.size=this.#e.page_size,this.#t.choose({page:0})),this.hass&&this.heard(this.hass),this.requestUpdate()}getCardSize(){return 8}getGridOptions(){return{columns:"full",rows:"auto",min_columns:6}}disconnectedCallback(){this.#t.stop(),super.disconnectedCallback()}heard(e){this.#e&&this.#s.live.follow(e,this.#e.rig)}get#n(){return this.#s.live.rig?.entry_id}get#i(){let{page:e}=this.#t;return this.#s.live.rig?.has_price||(e?.sessions.some(({cost:t})=>t!==null)??!0)}#o(e){let{session:t,error:n}=this.#s.live;n!==void 0?this.#t.fail(n):e&&this.hass&&this.#n!==void 0?this.#t.read(this.hass,this.#n):t&&this.#t.renew(t)}#a(e,t){let n=[...this.#r].filter(([s])=>s!==e.id);this.#r=new Map(t?[...n,[e.id,e]]:n),this.requestUpdate()}#l(e){this.renderRoot.querySelector("training-energy-session")?.show(e)}#d({detail:e}){this.#r=new Map([...this.#r].filter(([t])=>t!==e)),this.#t.load()}async#u(e,t){try{let n=Ve(this.#t.asked,O(e)),s={rig:this.#n??"",format:t,...n},{url:i}=await $(e,"export_sessions",s);this.#t.fail(void 0),Et(i)}catch(n){this.#t.fail(await x(e,n))}}render(){let{hass:e}=this;if(e===void 0||this.#e===void 0)return u;let{asked:t,page:n,error:s}=this.#t,i=an(this.#i);return d`<ha-card>
        ${this.#c(e)}
        ${n===void 0&&s!==void 0?u:yn(e,{asked:t,page:n,columns:i,choose:o=>this.#t.choose(o)})}
        ${s===void 0?u:d`<p class="error" role="alert">${s}</p>`}
        ${this.#h(e,i)} ${this.#p(e)} ${this.#m(e)}
      </ha-card>
      <training-energy-session
        .hass=${e}
        .rig=${this.#n??""}
        .models=${n?.models??[]}
        @changed=${this.#d}
      ></training-energy-session>`}#c(e){let t=this.#s.live.rig?.name,n=t===void 0||k(e).length<2,s=l(e,"history.export_hint");return d`<div class="head">
      <h2>${n?l(e,"history.title"):l(e,"history.title_of",{rig:t})}</h2>
      <div class="export" role="group" aria-label=${s} title=${s}>
        ${wi.map(i=>d`<button class="plain" ?disabled=${!this.#t.page?.total} aria-label=${l(e,`history.export_${i}`)} @click=${()=>this.#u(e,i)}>
              <ha-icon icon="mdi:download"></ha-icon>${i.toUpperCase()}
            </button>`)}
      </div>
    </div>`}#h(e,t){let{page:n,asked:s,isBusy:i,error:o}=this.#t;return n===void 0?o===void 0?d`<p class="quiet state" role="status">${l(e,"shared.loading")}</p>`:u:n.total===0?this.#f(e):On(e,{sessions:n.sessions,columns:t,asked:s,selected:this.#r,isBusy:i,sort:a=>this.#t.choose(sn(s,a)),select:(a,c)=>this.#a(a,c),open:a=>this.#l(a)})}#f(e){let{sort:t,isDescending:n}=this.#t.asked,s=()=>this.#t.choose({...Ge,sort:t,isDescending:n});return nn(this.#t.asked)?d`<div class="quiet state" role="status">
          <p>${l(e,"history.none_fits")}</p>
          <button @click=${s}>${l(e,"history.show_all")}</button>
        </div>`:d`<p class="quiet state" role="status">${l(e,"history.empty")}</p>`}#p(e){let{page:t,asked:n,size:s}=this.#t;if(!t?.total)return u;let i=g(e),{first:o,last:a,hasBefore:c,hasAfter:p}=on(n.page,s,t.total),h={first:i.number(o),last:i.number(a),total:i.number(t.total)},m=y=>()=>this.#t.choose({page:n.page+y});return d`<nav class="pager" aria-label=${l(e,"history.pages")}>
      <button class="icon" ?disabled=${!c} aria-label=${l(e,"history.before")} @click=${m(-1)}><ha-icon class="turned" icon="mdi:chevron-left"></ha-icon></button>
      <span role="status">${l(e,"history.place",h)}</span>
      <button class="icon" ?disabled=${!p} aria-label=${l(e,"history.after")} @click=${m(1)}><ha-icon class="turned" icon="mdi:chevron-right"></ha-icon></button>
    </nav>`}#m(e){let t=[...this.#r.values()],{length:n}=t;if(n===0)return u;let s=n>1,i={count:g(e).number(n)};return d`${s?d`<training-energy-overlay tabindex="-1" .hass=${e} .rig=${this.#n??""} .sessions=${t}></training-energy-overlay>`:u}
      <div class="selection">
        <span role="status">${s?l(e,"history.selected",i):l(e,"history.select_another")}</span>
        ${s?d`<button class="primary" @click=${this.#g}>${l(e,"history.compare")}</button>`:u}
        <button @click=${this.#y}>${l(e,"history.unselect")}</button>
      </div>`}#g(){let e=this.renderRoot.querySelector("training-energy-overlay");e?.scrollIntoView({block:"nearest"}),e?.focus({preventScroll:!0})}#y(){this.#r=new Map,this.requestUpdate()}};var Mt=["blue","orange","green","purple","red","teal","pink","brown"].map((r,e)=>`var(--color-${e+1}, var(--${r}-color, var(--primary-color)))`),An=1e3;function Cn(r){let e=new Map;for(let t of r)if(t.steps){let n=t.model?.toLowerCase()??null;e.set(n,[...e.get(n)??[],t])}return[...e.values()].map(t=>$i(t))}function $i(r){let e=o=>r.reduce((a,c)=>a+o(c),0),t=e(o=>o.steps??0),[{model:n,currency:s}]=r,i=r.every(o=>o.cost!==null&&o.currency===s);return{model:n,energy:e(o=>o.energy_kwh)/t*An,cost:i?e(o=>o.cost??0)/t*An:null,currency:s}}var En=b`
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
`;var Qe=class extends T{static{this.properties={hass:{attribute:!1},rig:{attribute:!1},sessions:{attribute:!1},error:{state:!0},curves:{state:!0}}}static{this.styles=[C,ze,En]}#e=new Set;constructor(){super(),this.sessions=[],this.curves=new Map}willUpdate(e){e.has("sessions")&&(this.error=void 0,this.sessions.slice(0,8).forEach(t=>{this.#r(t)}))}async#r(e){let t=Mn(e);if(!this.#e.has(t)){this.#e.add(t);try{let n=await $(this.hass,"get_session",{rig:this.rig,session_id:e.id});this.curves=new Map([...this.curves,[t,n]])}catch(n){this.#e.delete(t),this.error=await x(this.hass,n)}}}render(){let{hass:e,sessions:t}=this,n=t.slice(0,8);return d`
      <h3>${l(e,"history.overlay")}</h3>
      ${t.length>n.length?d`<p class="quiet">${l(e,"history.most_curves",{most:8,count:g(e).number(t.length)})}</p>`:u}
      ${this.error===void 0?u:d`<p class="error" role="alert">${this.error}</p>`}
      ${this.#t(n)}
      <ul class="legend" aria-label=${l(e,"history.legend")}>
        ${n.map((s,i)=>this.#s(s,Mt[i]))}
      </ul>
      ${this.#n()}
    `}#t(e){let{hass:t}=this,n=g(t),s=e.flatMap((o,a)=>{let c=this.curves.get(Mn(o));return c===void 0?[]:[{points:Le(c),name:this.#i(o),color:Mt[a]}]}),i=s.reduce((o,{points:a})=>Math.max(o,a.at(-1)?.[0]??0),0);return d`<training-energy-chart
      .series=${s}
      .label=${l(t,"history.overlay_label",{names:e.map(o=>this.#i(o)).join(", ")})}
      .unit=${"kWh"}
      .xTicks=${i>0?Ae(i):[]}
      .writeX=${o=>g(t).elapsed(o)}
      .writeY=${(o,a)=>n.number(o,a,a)}
    ></training-energy-chart>`}#s(e,t){let n=g(this.hass);return d`<li>
      <span class="swatch" style="background:${t}" aria-hidden="true"></span>
      <bdi class="called">${this.#i(e)}</bdi>
      <span class="quiet">${n.energy(e.energy_kwh)}, ${n.duration(e.duration_s)}</span>
    </li>`}#n(){let{hass:e}=this,t=g(e),n=Cn(this.sessions);if(n.length===0)return d`<p class="quiet">${l(e,"history.no_steps")}</p>`;let s=a=>a??l(e,"history.no_model"),i=n.map(({model:a,energy:c})=>({label:s(a),value:c,text:`${t.significant(c)} kWh`})),o=n.map(({model:a,cost:c,currency:p})=>({label:s(a),value:c,text:t.smallMoney(c,p)}));return d`<div class="models">
      <section><h3>${l(e,"history.energy_per_1000")}</h3>${he(i,l(e,"history.energy_per_1000"))}</section>
      ${o.some(({value:a})=>a!==null)?d`<section><h3>${l(e,"history.cost_per_1000")}</h3>${he(o,l(e,"history.cost_per_1000"))}</section>`:u}
    </div>`}#i({name:e,started_at:t}){return e??g(this.hass).moment(t)}};function Mn({id:r,status:e,energy_kwh:t}){return`${r} ${e} ${e==="finished"?t:""}`}function ye(r,e){return{name:r.name??"",model:r.model??"",tags:r.tags.join(`
`),notes:r.notes??"",steps:r.steps===null?"":String(r.steps),price:"",outcome:r.outcome??"",started_at:te(r.started_at,e),ended_at:r.ended_at===null?"":te(r.ended_at,e)}}function Hn(r,e,t){let n=ye(r,t),s=Object.keys(e);return Object.fromEntries(s.filter(i=>e[i].trim()!==n[i].trim()).map(i=>[i,xi(i,e[i].trim(),t)]))}function xi(r,e,t){switch(r){case"tags":return e.split(`
`).map(n=>n.trim()).filter(Boolean);case"steps":case"price":return e===""?e:Number(e);case"started_at":case"ended_at":return fe(e,t)??e;default:return e}}var Si=["completed","failed","cancelled","interrupted"],ki=255,Ti=1e4;function Dn(r,{session:e,draft:t,models:n}){let s=ye(e,O(r)),i=e.ended_at!==null,o=(a,c)=>d`<label>${l(r,c)}
      <input name=${a} .value=${t[a]} ?required=${s[a]!==""} maxlength=${ki} autocomplete="off" list=${a==="model"?"models":u} />
    </label>`;return d`
    <div class="fields">
      ${o("name","shared.name")} ${o("model","shared.model")}
      <datalist id="models">${n.map(a=>d`<option value=${a}></option>`)}</datalist>
      <label>${l(r,"shared.steps")}
        <input name="steps" type="number" min="0" step="1" .value=${t.steps} ?required=${s.steps!==""} />
      </label>
      <label>${l(r,"history.price_for_all",{currency:e.currency})}
        <input name="price" type="number" step="any" .value=${t.price} placeholder=${e.average_price===null?u:g(r).significant(e.average_price)} />
      </label>
      ${i?Ri(r,t):u}
      <label class="wide">${l(r,"history.tag_lines")}
        <textarea name="tags" rows="2" .value=${t.tags}></textarea>
      </label>
      <label class="wide">${l(r,"history.notes")}
        <textarea name="notes" rows="3" maxlength=${Ti} .value=${t.notes} ?required=${s.notes!==""}></textarea>
      </label>
      ${Pn(r,"started_at","history.started",t)}
      ${i?Pn(r,"ended_at","history.ended",t):u}
    </div>
    <p class="quiet hint">${l(r,"history.times_hint")}</p>
  `}function Pn(r,e,t,n){return d`<label>${l(r,t)}
    <input name=${e} type="datetime-local" step="1" required max=${te(Date.now(),O(r))} .value=${n[e]} />
  </label>`}function Ri(r,e){return d`<label>${l(r,"history.outcome")}
    <select name="outcome">
      ${e.outcome===""?d`<option value="" selected></option>`:u}
      ${Si.map(t=>d`<option value=${t} ?selected=${t===e.outcome}>${l(r,`history.${t}`)}</option>`)}
    </select>
  </label>`}var Nn=b`
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
`;function Ln(r,e){return[...Oi(r,e),...Ci(r,e),...Ei(r,e),...Mi(r,e)]}function et(r,e){return e.filter(t=>t[1]!==null).map(([t,n,s,i])=>({key:t,label:l(r,t,i),text:n,...s?{detail:s}:{}}))}function S(r,e){return r==null?null:e(r)}function Oi(r,e){let t=g(r),{started_at:n,ended_at:s,duration_s:i,active_s:o,steps:a,planned_steps:c,start_step:p}=e,h=t.moment(n),m=Math.round(i-o),y=S(a,f=>t.number(f));return et(r,[["history.when",s===null?l(r,"history.since",{begin:h}):l(r,"history.from_to",{begin:h,end:Ai(r,e)})],["history.duration",t.duration(i),m>0?l(r,"history.pauses",{paused:t.duration(m)}):null],["shared.steps",y,S(c,f=>l(r,"history.planned",{steps:t.number(f)}))??(p?l(r,"history.start_step",{step:t.number(p)}):null)],["history.outcome",e.outcome===null?null:l(r,`history.${e.outcome}`)]])}function Ai(r,{started_at:e,ended_at:t}){let n=g(r);return n.day(e)===n.day(t)?n.time(t):n.moment(t)}function Ci(r,e){let t=g(r),{start_reading_kwh:n,end_reading_kwh:s,energy_min_kwh:i,energy_max_kwh:o}=e,a=i!==o,c=S(i,p=>S(o,h=>l(r,"history.interval",{least:t.number(p,4,3),most:t.energy(h)})));return et(r,[["history.meter",S(n,p=>S(s,h=>l(r,"history.readings",{before:t.number(p,3,3),after:t.energy(h)})))],["shared.energy",t.energy(e.energy_kwh),a?c:null],["history.net",S(e.net_energy_kwh,t.energy.bind(t)),S(e.net_cost,p=>t.money(p,e.currency))],["history.power",S(e.average_power_w,t.power.bind(t))],["history.emissions",S(e.emissions_kg,p=>`${t.significant(p)} kg CO₂eq`)]])}function Ei(r,e){let t=g(r),{currency:n,estimated_kwh:s}=e;return et(r,[["history.price",S(e.average_price,i=>me(r,i,n)),s>0?l(r,"history.estimated",{energy:t.energy(s)}):null],["shared.cost",S(e.cost,i=>t.money(i,n))],["history.budget",S(e.budget,i=>t.money(i,n))],["history.cost_per_step",S(e.cost_per_step,i=>t.smallMoney(i,n))],["history.steps_per",S(e.steps_per_currency,i=>t.significant(i)),null,{currency:n}]])}function Mi(r,e){let t=g(r),n=e.lineage,s=n&&{sessions:t.number(n.sessions),steps:t.number(n.steps),energy:t.energy(n.energy_kwh),cost:t.money(n.cost,e.currency)};return et(r,[["history.energy_per_step",S(e.energy_per_step_wh,i=>`${t.significant(i,4)} Wh`)],["history.speed",S(e.step_rate,i=>l(r,"history.a_second",{steps:t.significant(i)}))],["history.lineage",s&&l(r,n?.cost==null?"history.line_unpriced":"history.line",s)]])}var Hi={dip:"history.dip",reset:"history.reset",rollback:"history.rollback",spike:"history.spike",undecided:"history.undecided",coarse_meter:"history.coarse_meter"};function Bn(r){let e=new Map;for(let{fault:t,meter:n,count:s,kwh:i}of r){let o=JSON.stringify([t,n]),a=e.get(o)??{word:Hi[t]??"history.other_fault",meter:n,count:0,kwh:0};e.set(o,{...a,count:a.count+(s||1),kwh:a.kwh+(i??0)})}return[...e.values()]}function Un(r,e,t){return d`
    ${Pi(r,e)} ${Di(r,e)}
    <dl class="facts">
      ${Ln(r,e).map(({label:n,text:s,detail:i})=>d`<div><dt>${n}</dt><dd>${s}${i?d`<small>${i}</small>`:u}</dd></div>`)}
    </dl>
    ${e.notes?d`<section><h3>${l(r,"history.notes")}</h3><p class="notes" dir="auto">${e.notes}</p></section>`:u}
    ${e.parent?d`<button class="link" @click=${()=>t(e.parent)}>${l(r,"history.parent")}</button>`:u}
    ${Ni(r,e)} ${Li(r,e)}
  `}function Pi(r,{model:e,tags:t,name:n,status:s}){let i=[...n&&e?[e]:[],...t],o=s==="finished";return i.length===0&&o?u:d`<p class="chips">
        ${o?u:d`<span class="chip strong">${l(r,`history.${s}`)}</span>`}
        ${i.map(a=>d`<bdi class="chip">${a}</bdi>`)}
      </p>`}function Di(r,e){return e.curve.length>1&&e.duration_s>0?Be(r,e):u}function Ni(r,e){let t=Bn(e.flags),n=g(r),s=i=>String(r.states[i]?.attributes.friendly_name??i);return t.length===0?u:d`<section>
        <h3>${l(r,"history.flags")}</h3>
        <ul class="flags">
          ${t.map(({word:i,meter:o,count:a,kwh:c})=>d`<li>${l(r,i,{meter:s(o),count:n.number(a),energy:`${n.significant(c)} kWh`},a)}</li>`)}
        </ul>
      </section>`}function Li(r,e){let t=Pr(e.segments);return t.length===0?u:d`<details>
        <summary>${l(r,"history.segments",{count:g(r).number(t.length)},t.length)}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${l(r,"history.segments_table")}>
          <table>
            <thead>
              <tr>
                <th scope="col">${l(r,"history.from")}</th>
                <th scope="col">${l(r,"history.to")}</th>
                <th scope="col" class="number">${l(r,"shared.energy")}</th>
                <th scope="col" class="number">${l(r,"history.price")}</th>
                <th scope="col" class="number">${l(r,"shared.cost")}</th>
              </tr>
            </thead>
            <tbody>${t.map(n=>Bi(r,n,e.currency))}</tbody>
          </table>
        </div>
      </details>`}function Bi(r,{from:e,to:t,kwh:n,price:s,estimated:i},o){let a=g(r),c=me(r,s,o);return d`<tr>
    <td>${a.moment(e)}</td>
    <td>${a.moment(t)}</td>
    <td class="number">${a.energy(n)}</td>
    <td class="number">${i?l(r,"history.estimated_price",{price:c}):c}</td>
    <td class="number">${a.money(s===null?null:s*n,o)}</td>
  </tr>`}var tt=class extends M{static{this.properties={rig:{attribute:!1},models:{attribute:!1}}}static{this.styles=[...M.styles,Nn]}#e="";#r;#t;#s=!1;show(e){this.#e=e,this.#r=void 0,this.#t=void 0,this.#s=!1,this.open(),this.attempt(async()=>{let t=await this.#c("get_session");(t.id===this.#e||t.key===this.#e)&&(this.#e=t.id,this.#r=t)})}content(){let{hass:e}=this,t=this.#r;if(e===void 0||t===void 0)return d`<div class="content">
        ${this.#n(e===void 0?"":l(e,"history.session"))}
        ${this.error===void 0&&e?d`<p class="quiet" role="status">${l(e,"shared.loading")}</p>`:this.refusal()}
      </div>`;let n=t.name??t.model??l(e,"history.unnamed");return this.#t!==void 0?this.#a(t,this.#t):d`<div class="content">
      ${this.#n(n)}
      ${Un(e,t,s=>this.show(s))}
      ${this.refusal()} ${this.#s?this.#o(n):this.#i(t)}
    </div>`}#n(e){return d`<div class="head">
      <h2 id="title"><bdi>${e}</bdi></h2>
      <button class="icon" type="button" aria-label=${this.hass?l(this.hass,"shared.close"):u} @click=${()=>this.close()}>
        <ha-icon icon="mdi:close"></ha-icon>
      </button>
    </div>`}#i(e){let t=this.hass,n=e.ended_at!==null;return d`<div class="buttons">
      ${n?d`<button class="danger" ?disabled=${this.isBusy} @click=${()=>this.#l(()=>this.#s=!0)}>${l(t,"history.delete")}</button>`:u}
      <button @click=${()=>mn(e,hn(e.name??e.id))}>${l(t,"history.export_one")}</button>
      <button class="primary" ?disabled=${this.isBusy} @click=${()=>this.#l(()=>this.#t=ye(e,O(t)))}>${l(t,"history.edit")}</button>
    </div>`}#o(e){let t=this.hass;return d`<div class="question" role="group" aria-labelledby="question">
      <p id="question">${l(t,"history.delete_question",{name:e})}</p>
      <div class="buttons">
        <button ?disabled=${this.isBusy} @click=${()=>this.#l(()=>this.#s=!1)}>${l(t,"shared.cancel")}</button>
        <button class="danger" ?disabled=${this.isBusy} @click=${this.#u}>${l(t,"history.delete_surely")}</button>
      </div>
    </div>`}#a(e,t){let n=this.hass;return d`<form @submit=${this.#d}>
      ${this.#n(l(n,"history.edit_title"))}
      ${Dn(n,{session:e,draft:t,models:this.models??[]})}
      ${this.refusal()}
      <div class="buttons">
        <button type="button" ?disabled=${this.isBusy} @click=${()=>this.#l(()=>this.#t=void 0)}>${l(n,"shared.cancel")}</button>
        <button class="primary" ?disabled=${this.isBusy}>${l(n,"shared.save")}</button>
      </div>
    </form>`}async#l(e){e(),this.error=void 0,this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelector(".question button, form input, .buttons .primary")?.focus()}async#d(e){e.preventDefault();let{hass:t}=this,n=this.#r;if(t===void 0||n===void 0||this.#t===void 0)return;let s=Object.fromEntries(new FormData(e.target));this.#t={...this.#t,...s};let i=Hn(n,this.#t,O(t));(Object.keys(i).length===0||await this.attempt(async()=>{this.#r=await this.#c("update_session",i),this.dispatchEvent(new CustomEvent("changed"))}))&&this.#l(()=>{this.#t=void 0})}async#u(){await this.attempt(()=>this.#c("delete_session"))&&(this.close(),this.dispatchEvent(new CustomEvent("changed",{detail:this.#e})))}#c(e,t={}){return $(this.hass,e,{rig:this.rig,session_id:this.#e,...t})}};w("training-energy-session",tt);w("training-energy-overlay",Qe);w(Ye,Ze);var Pt=window;Pt.customCards??=[];if(!Pt.customCards.some(r=>r.type===Ye)){let r={type:Ye,name:v("history.card_name"),description:v("history.card_description"),preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#history"};Pt.customCards.push(r)}var be="training-energy-meter",ve=7,qn=366;function Fn(r){let e=r.days??ve;if(!Number.isInteger(e)||e<1||e>qn)throw new Error(v("meter.bad_days",{days:String(e)}));return{...r,days:e}}function In(r){let[e]=k(r);return e===void 0?{}:{rig:e.entry_id}}var zn={rig:"meter.rig",days:"meter.days_label"};function Wn(){return{schema:[{name:"rig",selector:{config_entry:{integration:"training_energy"}}},{name:"days",default:ve,selector:{number:{min:1,max:qn,mode:"box"}}}],computeLabel:({name:r})=>zn[r]?v(zn[r]):r,computeHelper:({name:r})=>r==="rig"?v("meter.rig_help"):void 0}}function jn(r,e){let t=k(r).find(({entities:n})=>n.total_energy===e);return t===void 0?null:{config:{type:`custom:${be}`,rig:t.entry_id}}}function Gn(r){return r.translationMetadata?.translations[r.locale.language]?.isRTL??!1}function Vn(r=[],e=[]){let[t]=e;return t===void 0?r:[...r.filter(n=>n.end<=t.start),...e]}function Yn(r){let e=r.map(s=>s.filter(i=>i.state!=null)),t=[...new Set(e.flatMap(s=>s.map(i=>i.end)))].sort((s,i)=>s-i),n=e.map(()=>0);return t.flatMap(s=>{let i=0;for(let[o,a]of e.entries()){for(;(a[n[o]]?.end??Number.POSITIVE_INFINITY)<=s;)n[o]++;i+=a[n[o]-1]?.state??Number.NaN}return Number.isNaN(i)?[]:[[s,i]]})}function Kn(r,e){let t=r.flatMap(n=>{let s=n.filter(a=>a.sum!=null),i=s.findLast(a=>a.end<=e)??s[0],o=s.at(-1);return i===void 0||o===void 0||o.end<=e?[]:[o.sum-i.sum]});return t.length===0?null:t.reduce((n,s)=>n+s)}var Jn=36e5,Ui=2,zi=500;async function Xn(r,{rig:e,meters:t,span:n,now:s}){let[i,o]=await Promise.all([qi(r,t,{span:n,now:s}).catch(a=>{if(Ii(a))return null;throw a}),Fi(r,e,n)]);return{meters:i,sessions:o}}async function qi(r,e,{span:t,now:n}){let s=(p,h)=>r.callWS({type:"recorder/statistics_during_period",start_time:new Date(h).toISOString(),end_time:new Date(t.to).toISOString(),statistic_ids:e,period:p,units:{energy:"kWh"},types:["state","sum"]}),i=t.from-Jn,o=t.days<=Ui?i:Math.max(i,n-2*Jn),[a,c]=await Promise.all([s("hour",i),o<t.to?s("5minute",o):{}]);return e.map(p=>Vn(a[p],c[p]))}async function Fi(r,e,t){let n=async a=>(await $(r,"list_sessions",{rig:e,...a})).sessions,[s,i]=[t.from,t.to].map(a=>new Date(a).toISOString());return(await Promise.all([n({after:s,before:i,limit:zi}),n({before:s,limit:1})])).flat().filter(a=>a.ended_at===null||Date.parse(a.ended_at)>t.from)}function Ii(r){return r?.code==="unknown_command"}function Dt(r,e,t){let n=Math.max(Date.parse(r.started_at),e.from),s=Math.min(r.ended_at===null?t:Date.parse(r.ended_at),e.to);return s>n?{from:n,to:s}:null}function Zn(r,e,{now:t,nameOf:n}){return r.flatMap(s=>{let i=Dt(s,e,t);return i===null?[]:[{...i,label:n(s),strength:.6}]})}function Qn(r,e,t){return r.reduce((n,s)=>{let i=Dt(s,e,t),o=Dt(s,{from:Number.NEGATIVE_INFINITY,to:Number.POSITIVE_INFINITY},t);return i===null||o===null?n:n+s.energy_kwh*(i.to-i.from)/(o.to-o.from)},0)}function rt(r,e){let t=new Date(r+q(r,e));return{year:t.getUTCFullYear(),month:t.getUTCMonth()+1,day:t.getUTCDate()}}function ne({year:r,month:e,day:t},n){let s=new Date(Date.UTC(r,e-1,t+n));return{year:s.getUTCFullYear(),month:s.getUTCMonth()+1,day:s.getUTCDate()}}function K({year:r,month:e,day:t},n,s=0){let i=Date.UTC(r,e-1,t,s);return[-1,1].map(c=>q(i+c*864e5,n)).map(c=>i-c).sort((c,p)=>c-p).find(c=>c+q(c,n)>=i)??i}var Wi={1:[0,6,12,18],2:[0,12]},ji=7;function Nt(r,e,{days:t,back:n}){let s=ne(rt(r,e),1-n*t),i=ne(s,-t);return{first:i,days:t,from:K(i,e),to:K(s,e)}}function es(r,e){let t=Array.from({length:r.days},(i,o)=>ne(r.first,o)),n=Wi[r.days];if(n!==void 0)return t.flatMap(i=>n.map(o=>K(i,e,o)));let s=Math.ceil(r.days/ji);return t.filter((i,o)=>o%s===0).map(i=>K(i,e))}var Gi=8;function ts(r,e,t){let{span:n,now:s,zone:i}=t,o=g(r),a=e.meters??[],c=Yn(a).filter(([f])=>f>=n.from&&f<=n.to),p={from:n.from,to:Math.min(n.to,Math.max(s,n.from))},h=f=>f.name||f.model||l(r,"meter.session"),m=Zn(e.sessions,p,{now:s,nameOf:h}),y=es(n,i);return{series:c.length===0?[]:[{points:c,name:l(r,"meter.reading")}],stretch:[n.from,n.to],bands:m,marks:y,summary:Ki(r,Kn(a,n.from),{trained:Qn(e.sessions,p,s),count:e.sessions.length}),entries:e.sessions.map(f=>l(r,"meter.entry",{name:h(f),when:o.moment(f.started_at),energy:o.energy(f.energy_kwh)})),writeX:f=>y.includes(f)?Vi(r,n,f):Yi(r,m,f),writeY:(f,_)=>o.number(f,_,_),isUnrecorded:e.meters===null}}function Vi(r,e,t){let n=g(r);return e.days<=2?n.time(t):e.days<Gi?n.weekday(t):n.day(t)}function Yi(r,e,t){let n=g(r).moment(t),s=e.find(({from:i,to:o})=>i<=t&&t<=o);return s===void 0?n:l(r,"meter.point",{when:n,name:s.label})}function Ki(r,e,{trained:t,count:n}){let s=g(r);if(e===null)return"";if(n===0)return l(r,"meter.total",{total:s.energy(e)});let i={total:s.energy(e),trained:s.energy(t),share:s.share(e>0?Math.min(t/e,1):1),count:s.number(n)};return l(r,"meter.trained",i,n)}var rs=b`
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
  .summary {
    font-variant-numeric: tabular-nums;
  }
  @media (prefers-reduced-motion: reduce) {
    .plot {
      transition: none;
    }
  }
`;var Ji={1:"meter.day",7:"meter.week",30:"meter.month"},nt=class extends A{static{this.properties={days:{state:!0},back:{state:!0},picture:{state:!0},error:{state:!0},isBusy:{state:!0}}}static{this.styles=[C,rs]}static{this.getStubConfig=In}static{this.getConfigForm=Wn}#e=new U(this);#r;#t="";constructor(){super(),this.days=ve,this.back=0,this.isBusy=!1}setConfig(e){let{days:t}=Fn(e);t!==this.#r?.days&&(this.days=t,this.back=0),this.#r={...e,days:t},this.hass!==void 0&&this.heard(this.hass)}getCardSize(){return 6}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}disconnectedCallback(){this.#t="",super.disconnectedCallback()}heard(e){this.#e.follow(e,this.#r?.rig)}willUpdate(){let{rig:e,session:t}=this.#e;if(this.hass===void 0||!e?.loaded||!this.isConnected)return;let n=O(this.hass),s=[this.days,this.back,rt(Date.now(),n),n],i=JSON.stringify([e.entry_id,e.meters,t?.id,t?.ended_at,s]);i!==this.#t&&(this.#t=i,this.#s(this.hass,{rig:e.entry_id,meters:e.meters??[],zone:n}))}async#s(e,{rig:t,meters:n,zone:s}){let i=this.#t,o=Date.now(),a=Nt(o,s,{days:this.days,back:this.back});this.isBusy=!0;try{let c=await Xn(e,{rig:t,meters:n,span:a,now:o});i===this.#t&&(this.picture=ts(e,c,{span:a,now:o,zone:s}),this.error=void 0)}catch(c){let p=await x(e,c);i===this.#t&&(this.error=p)}finally{i===this.#t&&(this.isBusy=!1)}}render(){let e=this.hass;if(e===void 0)return u;let{rig:t,error:n}=this.#e;return n!==void 0?d`<ha-card><p class="error" role="alert">${n}</p></ha-card>`:d`<ha-card>
      <h2>${t===void 0?l(e,"shared.loading"):l(e,"meter.title",{rig:t.name})}</h2>
      ${this.#n(e)}
      ${this.#l(e)}
    </ha-card>`}#n(e){let t=[...new Set([1,7,30,this.#r?.days??ve])].sort((i,o)=>i-o),[n,s]=Gn(e)?["right","left"]:["left","right"];return d`<div class="controls">
      <div class="ranges" role="group" aria-label=${l(e,"meter.range")}>
        ${t.map(i=>d`<button aria-pressed=${i===this.days} @click=${()=>this.#i(i,0)}>${this.#o(e,i)}</button>`)}
      </div>
      <div class="steps">
        <button class="icon" aria-label=${l(e,"meter.back")} @click=${()=>this.#i(this.days,this.back+1)}>
          <ha-icon icon="mdi:chevron-${n}"></ha-icon>
        </button>
        <span aria-live="polite">${this.#a(e)}</span>
        <button class="icon" aria-label=${l(e,"meter.forward")} ?disabled=${this.back===0} @click=${()=>this.#i(this.days,this.back-1)}>
          <ha-icon icon="mdi:chevron-${s}"></ha-icon>
        </button>
      </div>
    </div>`}#i(e,t){this.days=e,this.back=t}#o(e,t){let n=Ji[t];return n===void 0?l(e,"meter.days",{days:g(e).number(t)},t):l(e,n)}#a(e){let t=g(e),n=O(e),{first:s,days:i}=Nt(Date.now(),n,{days:this.days,back:this.back}),[o,a]=[0,i-1].map(c=>t.day(K(ne(s,c),n,12)));return i===1?o??"":l(e,"meter.from_to",{first:o??"",last:a??""})}#l(e){let{picture:t}=this,{rig:n}=this.#e;return this.error!==void 0?d`<p class="error plot message" role="alert">${this.error}</p>`:n!==void 0&&!n.loaded?d`<p class="quiet plot message">${l(e,"meter.absent",{rig:n.name})}</p>`:t===void 0?d`<div class="plot" aria-busy="true"></div>`:t.series.length===0?d`<p class="quiet plot message">${l(e,t.isUnrecorded?"meter.no_recorder":"meter.empty")}</p>`:d`<div class="plot" aria-busy=${this.isBusy}>
        <training-energy-chart
          .series=${t.series}
          .bands=${t.bands}
          .span=${t.stretch}
          .xTicks=${t.marks}
          .writeX=${t.writeX}
          .writeY=${t.writeY}
          .unit=${"kWh"}
          .fromZero=${!1}
          .label=${l(e,"meter.graph")}
        ></training-energy-chart>
      </div>
      <p class="summary">${t.summary}</p>
      ${t.entries.length===0?u:d`<ul class="hidden" aria-label=${l(e,"meter.sessions")}>${t.entries.map(s=>d`<li>${s}</li>`)}</ul>`}`}};w(be,nt);var Lt=window;Lt.customCards??=[];if(!Lt.customCards.some(r=>r.type===be)){let r={type:be,name:v("meter.name"),description:v("meter.description"),preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#meter",getEntitySuggestion:jn};Lt.customCards.push(r)}var Bt=3,Xi=["budget","steps_per_run","affordable_steps","affordable_runs"],Zi=["total_energy","total_cost","total_steps","total_sessions"];function is(r,e){return{title:e.name,path:`rig-${e.entry_id.toLowerCase()}`,type:"sections",max_columns:Bt,sections:[st([{type:"custom:training-energy-card",rig:e.entry_id}]),st(ns(l(r,"strategy.budget"),"mdi:cash",ss(e,Xi))),st(ns(l(r,"strategy.totals"),"mdi:sigma",ss(e,Zi)))].filter(t=>t.cards.length>0)}}function os(r,e,t){return{...t,type:"sections",max_columns:Bt,sections:r.map(n=>({...st([{type:e,rig:n.entry_id,grid_options:{columns:"full",rows:"auto"}}]),column_span:Bt}))}}function as(r){let e=r.user?.is_admin??!1,t={text:l(r,"strategy.add"),icon:"mdi:plus",appearance:"filled",variant:"brand",tap_action:{action:"navigate",navigation_path:"/config/integrations/dashboard/add?domain=training_energy"}},n={type:"empty-state",content_only:!0,icon:"mdi:expansion-card",title:l(r,"strategy.no_rig"),content:l(r,e?"strategy.add_a_rig":"strategy.ask_for_a_rig"),...e?{buttons:[t]}:{}};return{title:l(r,"strategy.name"),path:"start",type:"panel",cards:[n]}}function st(r){return{type:"grid",cards:r}}function ns(r,e,t){return t.length===0?[]:[{type:"heading",heading:r,icon:e},...t]}function ss(r,e){return e.flatMap(t=>{let n=r.entities[t];if(n===void 0)return[];let s=n.startsWith("number.")?{features:[{type:"numeric-input",style:"buttons"}]}:{};return[{type:"tile",entity:n,name:{type:"entity"},...s}]})}function ls(r){let e=k(r),t=l(r,"strategy.name");if(e.length===0)return{title:t,views:[as(r)]};let n=s=>os(e,`custom:training-energy-${s}`,{title:l(r,`strategy.${s}`),path:s});return{title:t,views:[...e.map(s=>is(r,s)),n("history"),n("comparison"),n("meter")]}}function ds(r,e){return r.locale!==e.locale||r.user?.is_admin!==e.user?.is_admin?!0:(r.entities!==e.entities||r.devices!==e.devices)&&JSON.stringify(k(r))!==JSON.stringify(k(e))}var it=class extends HTMLElement{static{this.noEditor=!0}static async generate(e,t){return ls(t)}static shouldRegenerate(e,t,n){return ds(t,n)}static getCreateSuggestions(){return{title:v("strategy.name"),icon:"mdi:expansion-card"}}};var Ut="training-energy";w(`ll-strategy-dashboard-${Ut}`,it);var zt=window;zt.customStrategies??=[];if(!zt.customStrategies.some(r=>r.type===Ut)){let r={type:Ut,strategyType:"dashboard",name:v("strategy.name"),description:v("strategy.description"),documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md"};zt.customStrategies.push(r)}
