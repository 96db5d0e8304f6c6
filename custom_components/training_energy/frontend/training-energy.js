var Te=globalThis,Oe=Te.ShadowRoot&&(Te.ShadyCSS===void 0||Te.ShadyCSS.nativeShadow)&&"adoptedStyleSheets"in Document.prototype&&"replace"in CSSStyleSheet.prototype,_t=Symbol(),dr=new WeakMap,me=class{constructor(e,t,n){if(this._$cssResult$=!0,n!==_t)throw Error("CSSResult is not constructable. Use `unsafeCSS` or `css` instead.");this.cssText=e,this.t=t}get styleSheet(){let e=this.o,t=this.t;if(Oe&&e===void 0){let n=t!==void 0&&t.length===1;n&&(e=dr.get(t)),e===void 0&&((this.o=e=new CSSStyleSheet).replaceSync(this.cssText),n&&dr.set(t,e))}return e}toString(){return this.cssText}},cr=r=>new me(typeof r=="string"?r:r+"",void 0,_t),_=(r,...e)=>{let t=r.length===1?r[0]:e.reduce((n,s,i)=>n+(o=>{if(o._$cssResult$===!0)return o.cssText;if(typeof o=="number")return o;throw Error("Value passed to 'css' function must be a 'css' function result: "+o+". Use 'unsafeCSS' to pass non-literal values, but take care to ensure page security.")})(s)+r[i+1],r[0]);return new me(t,r,_t)},ur=(r,e)=>{if(Oe)r.adoptedStyleSheets=e.map(t=>t instanceof CSSStyleSheet?t:t.styleSheet);else for(let t of e){let n=document.createElement("style"),s=Te.litNonce;s!==void 0&&n.setAttribute("nonce",s),n.textContent=t.cssText,r.appendChild(n)}},wt=Oe?r=>r:r=>r instanceof CSSStyleSheet?(e=>{let t="";for(let n of e.cssRules)t+=n.cssText;return cr(t)})(r):r;var{is:Us,defineProperty:Bs,getOwnPropertyDescriptor:zs,getOwnPropertyNames:Is,getOwnPropertySymbols:Fs,getPrototypeOf:qs}=Object,Re=globalThis,pr=Re.trustedTypes,Ws=pr?pr.emptyScript:"",js=Re.reactiveElementPolyfillSupport,he=(r,e)=>r,$t={toAttribute(r,e){switch(e){case Boolean:r=r?Ws:null;break;case Object:case Array:r=r==null?r:JSON.stringify(r)}return r},fromAttribute(r,e){let t=r;switch(e){case Boolean:t=r!==null;break;case Number:t=r===null?null:Number(r);break;case Object:case Array:try{t=JSON.parse(r)}catch{t=null}}return t}},hr=(r,e)=>!Us(r,e),mr={attribute:!0,type:String,converter:$t,reflect:!1,useDefault:!1,hasChanged:hr};Symbol.metadata??=Symbol("metadata"),Re.litPropertyMetadata??=new WeakMap;var L=class extends HTMLElement{static addInitializer(e){this._$Ei(),(this.l??=[]).push(e)}static get observedAttributes(){return this.finalize(),this._$Eh&&[...this._$Eh.keys()]}static createProperty(e,t=mr){if(t.state&&(t.attribute=!1),this._$Ei(),this.prototype.hasOwnProperty(e)&&((t=Object.create(t)).wrapped=!0),this.elementProperties.set(e,t),!t.noAccessor){let n=Symbol(),s=this.getPropertyDescriptor(e,n,t);s!==void 0&&Bs(this.prototype,e,s)}}static getPropertyDescriptor(e,t,n){let{get:s,set:i}=zs(this.prototype,e)??{get(){return this[t]},set(o){this[t]=o}};return{get:s,set(o){let a=s?.call(this);i?.call(this,o),this.requestUpdate(e,a,n)},configurable:!0,enumerable:!0}}static getPropertyOptions(e){return this.elementProperties.get(e)??mr}static _$Ei(){if(this.hasOwnProperty(he("elementProperties")))return;let e=qs(this);e.finalize(),e.l!==void 0&&(this.l=[...e.l]),this.elementProperties=new Map(e.elementProperties)}static finalize(){if(this.hasOwnProperty(he("finalized")))return;if(this.finalized=!0,this._$Ei(),this.hasOwnProperty(he("properties"))){let t=this.properties,n=[...Is(t),...Fs(t)];for(let s of n)this.createProperty(s,t[s])}let e=this[Symbol.metadata];if(e!==null){let t=litPropertyMetadata.get(e);if(t!==void 0)for(let[n,s]of t)this.elementProperties.set(n,s)}this._$Eh=new Map;for(let[t,n]of this.elementProperties){let s=this._$Eu(t,n);s!==void 0&&this._$Eh.set(s,t)}this.elementStyles=this.finalizeStyles(this.styles)}static finalizeStyles(e){let t=[];if(Array.isArray(e)){let n=new Set(e.flat(1/0).reverse());for(let s of n)t.unshift(wt(s))}else e!==void 0&&t.push(wt(e));return t}static _$Eu(e,t){let n=t.attribute;return n===!1?void 0:typeof n=="string"?n:typeof e=="string"?e.toLowerCase():void 0}constructor(){super(),this._$Ep=void 0,this.isUpdatePending=!1,this.hasUpdated=!1,this._$Em=null,this._$Ev()}_$Ev(){this._$ES=new Promise(e=>this.enableUpdating=e),this._$AL=new Map,this._$E_(),this.requestUpdate(),this.constructor.l?.forEach(e=>e(this))}addController(e){(this._$EO??=new Set).add(e),this.renderRoot!==void 0&&this.isConnected&&e.hostConnected?.()}removeController(e){this._$EO?.delete(e)}_$E_(){let e=new Map,t=this.constructor.elementProperties;for(let n of t.keys())this.hasOwnProperty(n)&&(e.set(n,this[n]),delete this[n]);e.size>0&&(this._$Ep=e)}createRenderRoot(){let e=this.shadowRoot??this.attachShadow(this.constructor.shadowRootOptions);return ur(e,this.constructor.elementStyles),e}connectedCallback(){this.renderRoot??=this.createRenderRoot(),this.enableUpdating(!0),this._$EO?.forEach(e=>e.hostConnected?.())}enableUpdating(e){}disconnectedCallback(){this._$EO?.forEach(e=>e.hostDisconnected?.())}attributeChangedCallback(e,t,n){this._$AK(e,n)}_$ET(e,t){let n=this.constructor.elementProperties.get(e),s=this.constructor._$Eu(e,n);if(s!==void 0&&n.reflect===!0){let i=(n.converter?.toAttribute!==void 0?n.converter:$t).toAttribute(t,n.type);this._$Em=e,i==null?this.removeAttribute(s):this.setAttribute(s,i),this._$Em=null}}_$AK(e,t){let n=this.constructor,s=n._$Eh.get(e);if(s!==void 0&&this._$Em!==s){let i=n.getPropertyOptions(s),o=typeof i.converter=="function"?{fromAttribute:i.converter}:i.converter?.fromAttribute!==void 0?i.converter:$t;this._$Em=s;let a=o.fromAttribute(t,i.type);this[s]=a??this._$Ej?.get(s)??a,this._$Em=null}}requestUpdate(e,t,n,s=!1,i){if(e!==void 0){let o=this.constructor;if(s===!1&&(i=this[e]),n??=o.getPropertyOptions(e),!((n.hasChanged??hr)(i,t)||n.useDefault&&n.reflect&&i===this._$Ej?.get(e)&&!this.hasAttribute(o._$Eu(e,n))))return;this.C(e,t,n)}this.isUpdatePending===!1&&(this._$ES=this._$EP())}C(e,t,{useDefault:n,reflect:s,wrapped:i},o){n&&!(this._$Ej??=new Map).has(e)&&(this._$Ej.set(e,o??t??this[e]),i!==!0||o!==void 0)||(this._$AL.has(e)||(this.hasUpdated||n||(t=void 0),this._$AL.set(e,t)),s===!0&&this._$Em!==e&&(this._$Eq??=new Set).add(e))}async _$EP(){this.isUpdatePending=!0;try{await this._$ES}catch(t){Promise.reject(t)}let e=this.scheduleUpdate();return e!=null&&await e,!this.isUpdatePending}scheduleUpdate(){return this.performUpdate()}performUpdate(){if(!this.isUpdatePending)return;if(!this.hasUpdated){if(this.renderRoot??=this.createRenderRoot(),this._$Ep){for(let[s,i]of this._$Ep)this[s]=i;this._$Ep=void 0}let n=this.constructor.elementProperties;if(n.size>0)for(let[s,i]of n){let{wrapped:o}=i,a=this[s];o!==!0||this._$AL.has(s)||a===void 0||this.C(s,void 0,i,a)}}let e=!1,t=this._$AL;try{e=this.shouldUpdate(t),e?(this.willUpdate(t),this._$EO?.forEach(n=>n.hostUpdate?.()),this.update(t)):this._$EM()}catch(n){throw e=!1,this._$EM(),n}e&&this._$AE(t)}willUpdate(e){}_$AE(e){this._$EO?.forEach(t=>t.hostUpdated?.()),this.hasUpdated||(this.hasUpdated=!0,this.firstUpdated(e)),this.updated(e)}_$EM(){this._$AL=new Map,this.isUpdatePending=!1}get updateComplete(){return this.getUpdateComplete()}getUpdateComplete(){return this._$ES}shouldUpdate(e){return!0}update(e){this._$Eq&&=this._$Eq.forEach(t=>this._$ET(t,this[t])),this._$EM()}updated(e){}firstUpdated(e){}};L.elementStyles=[],L.shadowRootOptions={mode:"open"},L[he("elementProperties")]=new Map,L[he("finalized")]=new Map,js?.({ReactiveElement:L}),(Re.reactiveElementVersions??=[]).push("2.1.2");var St=globalThis,fr=r=>r,Ee=St.trustedTypes,gr=Ee?Ee.createPolicy("lit-html",{createHTML:r=>r}):void 0,kt="$lit$",U=`lit$${Math.random().toFixed(9).slice(2)}$`,Tt="?"+U,Gs=`<${Tt}>`,J=document,ge=()=>J.createComment(""),ye=r=>r===null||typeof r!="object"&&typeof r!="function",Ot=Array.isArray,$r=r=>Ot(r)||typeof r?.[Symbol.iterator]=="function",xt=`[ 	
\f\r]`,fe=/<(?:(!--|\/[^a-zA-Z])|(\/?[a-zA-Z][^>\s]*)|(\/?$))/g,yr=/-->/g,br=/>/g,X=RegExp(`>|${xt}(?:([^\\s"'>=/]+)(${xt}*=${xt}*(?:[^ 	
\f\r"'\`<>=]|("|')|))|$)`,"g"),vr=/'/g,_r=/"/g,xr=/^(?:script|style|textarea|title)$/i,Rt=r=>(e,...t)=>({_$litType$:r,strings:e,values:t}),c=Rt(1),I=Rt(2),sa=Rt(3),B=Symbol.for("lit-noChange"),u=Symbol.for("lit-nothing"),wr=new WeakMap,Z=J.createTreeWalker(J,129);function Sr(r,e){if(!Ot(r)||!r.hasOwnProperty("raw"))throw Error("invalid template strings array");return gr!==void 0?gr.createHTML(e):e}var kr=(r,e)=>{let t=r.length-1,n=[],s,i=e===2?"<svg>":e===3?"<math>":"",o=fe;for(let a=0;a<t;a++){let l=r[a],p,h,m=-1,g=0;for(;g<l.length&&(o.lastIndex=g,h=o.exec(l),h!==null);)g=o.lastIndex,o===fe?h[1]==="!--"?o=yr:h[1]!==void 0?o=br:h[2]!==void 0?(xr.test(h[2])&&(s=RegExp("</"+h[2],"g")),o=X):h[3]!==void 0&&(o=X):o===X?h[0]===">"?(o=s??fe,m=-1):h[1]===void 0?m=-2:(m=o.lastIndex-h[2].length,p=h[1],o=h[3]===void 0?X:h[3]==='"'?_r:vr):o===_r||o===vr?o=X:o===yr||o===br?o=fe:(o=X,s=void 0);let y=o===X&&r[a+1].startsWith("/>")?" ":"";i+=o===fe?l+Gs:m>=0?(n.push(p),l.slice(0,m)+kt+l.slice(m)+U+y):l+U+(m===-2?a:y)}return[Sr(r,i+(r[t]||"<?>")+(e===2?"</svg>":e===3?"</math>":"")),n]},be=class r{constructor({strings:e,_$litType$:t},n){let s;this.parts=[];let i=0,o=0,a=e.length-1,l=this.parts,[p,h]=kr(e,t);if(this.el=r.createElement(p,n),Z.currentNode=this.el.content,t===2||t===3){let m=this.el.content.firstChild;m.replaceWith(...m.childNodes)}for(;(s=Z.nextNode())!==null&&l.length<a;){if(s.nodeType===1){if(s.hasAttributes())for(let m of s.getAttributeNames())if(m.endsWith(kt)){let g=h[o++],y=s.getAttribute(m).split(U),b=/([.?@])?(.*)/.exec(g);l.push({type:1,index:i,name:b[2],strings:y,ctor:b[1]==="."?Ce:b[1]==="?"?Pe:b[1]==="@"?He:ee}),s.removeAttribute(m)}else m.startsWith(U)&&(l.push({type:6,index:i}),s.removeAttribute(m));if(xr.test(s.tagName)){let m=s.textContent.split(U),g=m.length-1;if(g>0){s.textContent=Ee?Ee.emptyScript:"";for(let y=0;y<g;y++)s.append(m[y],ge()),Z.nextNode(),l.push({type:2,index:++i});s.append(m[g],ge())}}}else if(s.nodeType===8)if(s.data===Tt)l.push({type:2,index:i});else{let m=-1;for(;(m=s.data.indexOf(U,m+1))!==-1;)l.push({type:7,index:i}),m+=U.length-1}i++}}static createElement(e,t){let n=J.createElement("template");return n.innerHTML=e,n}};function Q(r,e,t=r,n){if(e===B)return e;let s=n!==void 0?t._$Co?.[n]:t._$Cl,i=ye(e)?void 0:e._$litDirective$;return s?.constructor!==i&&(s?._$AO?.(!1),i===void 0?s=void 0:(s=new i(r),s._$AT(r,t,n)),n!==void 0?(t._$Co??=[])[n]=s:t._$Cl=s),s!==void 0&&(e=Q(r,s._$AS(r,e.values),s,n)),e}var Ae=class{constructor(e,t){this._$AV=[],this._$AN=void 0,this._$AD=e,this._$AM=t}get parentNode(){return this._$AM.parentNode}get _$AU(){return this._$AM._$AU}u(e){let{el:{content:t},parts:n}=this._$AD,s=(e?.creationScope??J).importNode(t,!0);Z.currentNode=s;let i=Z.nextNode(),o=0,a=0,l=n[0];for(;l!==void 0;){if(o===l.index){let p;l.type===2?p=new se(i,i.nextSibling,this,e):l.type===1?p=new l.ctor(i,l.name,l.strings,this,e):l.type===6&&(p=new Me(i,this,e)),this._$AV.push(p),l=n[++a]}o!==l?.index&&(i=Z.nextNode(),o++)}return Z.currentNode=J,s}p(e){let t=0;for(let n of this._$AV)n!==void 0&&(n.strings!==void 0?(n._$AI(e,n,t),t+=n.strings.length-2):n._$AI(e[t])),t++}},se=class r{get _$AU(){return this._$AM?._$AU??this._$Cv}constructor(e,t,n,s){this.type=2,this._$AH=u,this._$AN=void 0,this._$AA=e,this._$AB=t,this._$AM=n,this.options=s,this._$Cv=s?.isConnected??!0}get parentNode(){let e=this._$AA.parentNode,t=this._$AM;return t!==void 0&&e?.nodeType===11&&(e=t.parentNode),e}get startNode(){return this._$AA}get endNode(){return this._$AB}_$AI(e,t=this){e=Q(this,e,t),ye(e)?e===u||e==null||e===""?(this._$AH!==u&&this._$AR(),this._$AH=u):e!==this._$AH&&e!==B&&this._(e):e._$litType$!==void 0?this.$(e):e.nodeType!==void 0?this.T(e):$r(e)?this.k(e):this._(e)}O(e){return this._$AA.parentNode.insertBefore(e,this._$AB)}T(e){this._$AH!==e&&(this._$AR(),this._$AH=this.O(e))}_(e){this._$AH!==u&&ye(this._$AH)?this._$AA.nextSibling.data=e:this.T(J.createTextNode(e)),this._$AH=e}$(e){let{values:t,_$litType$:n}=e,s=typeof n=="number"?this._$AC(e):(n.el===void 0&&(n.el=be.createElement(Sr(n.h,n.h[0]),this.options)),n);if(this._$AH?._$AD===s)this._$AH.p(t);else{let i=new Ae(s,this),o=i.u(this.options);i.p(t),this.T(o),this._$AH=i}}_$AC(e){let t=wr.get(e.strings);return t===void 0&&wr.set(e.strings,t=new be(e)),t}k(e){Ot(this._$AH)||(this._$AH=[],this._$AR());let t=this._$AH,n,s=0;for(let i of e)s===t.length?t.push(n=new r(this.O(ge()),this.O(ge()),this,this.options)):n=t[s],n._$AI(i),s++;s<t.length&&(this._$AR(n&&n._$AB.nextSibling,s),t.length=s)}_$AR(e=this._$AA.nextSibling,t){for(this._$AP?.(!1,!0,t);e!==this._$AB;){let n=fr(e).nextSibling;fr(e).remove(),e=n}}setConnected(e){this._$AM===void 0&&(this._$Cv=e,this._$AP?.(e))}},ee=class{get tagName(){return this.element.tagName}get _$AU(){return this._$AM._$AU}constructor(e,t,n,s,i){this.type=1,this._$AH=u,this._$AN=void 0,this.element=e,this.name=t,this._$AM=s,this.options=i,n.length>2||n[0]!==""||n[1]!==""?(this._$AH=Array(n.length-1).fill(new String),this.strings=n):this._$AH=u}_$AI(e,t=this,n,s){let i=this.strings,o=!1;if(i===void 0)e=Q(this,e,t,0),o=!ye(e)||e!==this._$AH&&e!==B,o&&(this._$AH=e);else{let a=e,l,p;for(e=i[0],l=0;l<i.length-1;l++)p=Q(this,a[n+l],t,l),p===B&&(p=this._$AH[l]),o||=!ye(p)||p!==this._$AH[l],p===u?e=u:e!==u&&(e+=(p??"")+i[l+1]),this._$AH[l]=p}o&&!s&&this.j(e)}j(e){e===u?this.element.removeAttribute(this.name):this.element.setAttribute(this.name,e??"")}},Ce=class extends ee{constructor(){super(...arguments),this.type=3}j(e){this.element[this.name]=e===u?void 0:e}},Pe=class extends ee{constructor(){super(...arguments),this.type=4}j(e){this.element.toggleAttribute(this.name,!!e&&e!==u)}},He=class extends ee{constructor(e,t,n,s,i){super(e,t,n,s,i),this.type=5}_$AI(e,t=this){if((e=Q(this,e,t,0)??u)===B)return;let n=this._$AH,s=e===u&&n!==u||e.capture!==n.capture||e.once!==n.once||e.passive!==n.passive,i=e!==u&&(n===u||s);s&&this.element.removeEventListener(this.name,this,n),i&&this.element.addEventListener(this.name,this,e),this._$AH=e}handleEvent(e){typeof this._$AH=="function"?this._$AH.call(this.options?.host??this.element,e):this._$AH.handleEvent(e)}},Me=class{constructor(e,t,n){this.element=e,this.type=6,this._$AN=void 0,this._$AM=t,this.options=n}get _$AU(){return this._$AM._$AU}_$AI(e){Q(this,e)}},Tr={M:kt,P:U,A:Tt,C:1,L:kr,R:Ae,D:$r,V:Q,I:se,H:ee,N:Pe,U:He,B:Ce,F:Me},Vs=St.litHtmlPolyfillSupport;Vs?.(be,se),(St.litHtmlVersions??=[]).push("3.3.3");var Or=(r,e,t)=>{let n=t?.renderBefore??e,s=n._$litPart$;if(s===void 0){let i=t?.renderBefore??null;n._$litPart$=s=new se(e.insertBefore(ge(),i),i,void 0,t??{})}return s._$AI(r),s};var Et=globalThis,O=class extends L{constructor(){super(...arguments),this.renderOptions={host:this},this._$Do=void 0}createRenderRoot(){let e=super.createRenderRoot();return this.renderOptions.renderBefore??=e.firstChild,e}update(e){let t=this.render();this.hasUpdated||(this.renderOptions.isConnected=this.isConnected),super.update(e),this._$Do=Or(t,this.renderRoot,this.renderOptions)}connectedCallback(){super.connectedCallback(),this._$Do?.setConnected(!0)}disconnectedCallback(){super.disconnectedCallback(),this._$Do?.setConnected(!1)}render(){return B}};O._$litElement$=!0,O.finalized=!0,Et.litElementHydrateSupport?.({LitElement:O});var Ys=Et.litElementPolyfillSupport;Ys?.({LitElement:O});(Et.litElementVersions??=[]).push("4.2.2");var De={shared:{cancel:"Cancel",close:"Close",save:"Save",energy:"Energy",cost:"Cost",cost_estimated:"Cost, estimated",steps:"Steps",name:"Name",model:"Model",rig:"Rig",reload:"Reload",outdated:"A newer version of this card is installed.",loading:"Loading…",curve:"Energy over time: {energy} in {duration}",no_price:"no price",price_per_kwh:"{price} per kWh",refused_session_finished:"This run is over already.",refused_session_running:"A run is going on here. Stop it first.",refused_unknown_session:"This session is no longer there.",connection_lost:"Home Assistant cannot be reached right now. Try again once it is back.",against:"compared with the run before",not_running:"{rig} is not loaded. Settings > Devices & services says why.",removed:"{rig} was removed.",status_training:"Training",status_paused:"Paused",status_settling:"Settling",status_idle:"Idle",outcome_completed:"Completed",outcome_failed:"Failed",outcome_cancelled:"Cancelled",outcome_interrupted:"Interrupted",unnamed:"Unnamed run",rig_help:"Not needed while there is just one."},card:{title:"Training Energy",about:"What a training run uses and costs, live, with buttons to start and stop it.",bad_config:"The card's configuration is no object. Give at least its type.",bad_rig:"rig is not a text. Give a rig's name or the id of its config entry, or leave it out where there is just one rig.",rig_help:"Leave it empty where there is just one rig.",since:"Since {moment}",ran:"{moment}, for {duration}",paused_note:"Paused: what the machine uses now does not count.",absent_note:"The meter is unavailable. What the run uses meanwhile is counted once it is back.",idle_note:"The machine has been idle since {moment}. Has the run ended?",progress:"{done} of {planned} steps",done_steps:"{done} steps",time_left:"{duration} left, until {moment}",time_soon:"Should be done any moment",time_late:"Takes longer than expected",power:"Power",average_power:"Average power",cost_per_step:"Cost per step",energy_per_step:"Energy per step",in_the_end:"In the end, about",budget:"Budget",budget_spent:"{cost} of its budget of {budget}",budget_end:"about {cost} in the end",over_budget:"Over its budget by {over}",will_exceed:"Will go over its budget of {budget}",no_curve:"The curve begins with the meter's next reading.",pause:"Pause",resume:"Resume",stop:"Stop",start:"Start a run",interval:"Between {least} and {most}",waits_meter:"Waiting for the meter's next readings",waits_absent:"The meter is unavailable right now",waits_doubt:"A reading is still in doubt",meter:"Meter",meter_span:"{before} → {after} kWh",price:"Price",average_price:"Average price",estimated_note:"No price was known for {energy} of it: the last one before counts, or else the first one after.",steps_for:"Steps for {money}",runs_for:"Fine-tunes of {steps} steps for {money}",budget_buys:"Your budget of {money} buys {steps} steps, or {runs} runs of {per_run}.",flagged:"The meter did something unusual during this run. Open it in the history to see what.",no_session:"No run yet. Start one here, let the training script do it, or let one start by itself when the rig draws power.",ask_steps:"How many steps did it train?",not_now:"Not now",start_title:"Start a run on {rig}",planned_steps:"Planned steps",budget_in:"Budget of the run ({currency})",estimate_hint:"Enter the planned steps to see what the run will take.",estimate:"About {energy} in {duration}",estimate_cost:"About {energy} and {cost}, in {duration}",estimate_range:"Between {least} and {most}",estimate_basis:{one:"By the last run of {model}",other:"By the last {count} runs of {model}"},estimate_basis_none:{one:"By the last run without a model",other:"By the last {count} runs without a model"},no_runs:"Nothing to estimate by yet: no finished run has its steps.",no_runs_of_model:"Nothing to estimate by yet: no finished run of this model has its steps.",start_now:"Start",stop_title:"Stop {name}?",stop_note:"A run that was stopped cannot go on.",steps_trained:"Steps trained in this run",steps_hint:"Leave it empty if you do not know.",steps_hint_planned:"Planned: {steps}. Leave it empty if you do not know.",outcome:"How did it end?",discard:"Discard the run",discard_title:"Discard {name}?",discard_note:"The run and its figures are forgotten for good, as if it had never been started.",back:"Back",resting:{one:"Nothing is running. There is one earlier run, in the history.",other:"Nothing is running. There are {count} earlier runs, in the history."},coarse:"The meter reports too rarely, or in too large steps, for so short a run: the truth is between {least} and {most}.",pauses:"What was used during its pauses does not count.",recent_power:"Power, over the last {duration}",bad_number:"{text} is no number."},history:{card_name:"Training Energy history",card_description:"All sessions of a rig: sorted, searched, opened and compared.",title:"Sessions",title_of:"Sessions of {rig}",table:"Sessions found",page_size:"Sessions on a page",bad_page_size:"{field} (page_size) is {size}: it takes a whole number from 1 to {most}.",filters:"Find sessions",tag:"Tag",any_model:"All models",any_tag:"All tags",period:"Period",period_all:"All times",period_week:"Last 7 days",period_month:"Last 30 days",period_year:"Last 365 days",period_own:"From … to …",from:"From",to:"To",sort:"Sort by",rising:"{what}, lowest first",falling:"{what}, highest first",rising_text:"{what}, A to Z",falling_text:"{what}, Z to A",rising_time:"Oldest first",falling_time:"Newest first",when:"When",cost_per_1000:"Cost per 1000 steps",energy_per_1000:"Energy per 1000 steps",change:"Change",select:"Select {name}",empty:"No sessions yet. Each training run appears here once it has started.",none_fits:"No session fits what you are looking for.",show_all:"Show all",pages:"Pages",before:"Page before",after:"Next page",place:"{first}–{last} of {total}",export_hint:"Download the sessions found whose figures are final",export_csv:"Download as CSV",export_json:"Download as JSON",selected:"{count} sessions selected",select_another:"Select another session to compare them",compare:"Compare",unselect:"Clear",overlay:"Energy since the start",overlay_label:"Energy since the start of {names}. Their figures follow.",legend:"Sessions compared",most_curves:"The curves of the first {most} of {count} selected sessions are shown.",no_steps:"None of these sessions has steps, so there is nothing to compare per step.",session:"Session",delete:"Delete",delete_question:"Delete {name}? Its energy stays in the totals of the rig, everything else is gone for good.",delete_surely:"Delete for good",export_one:"Download",edit:"Edit",edit_title:"Edit {name}",price_for_all:"Price for all of it ({currency}/kWh)",price_hint:"On average it was {price}. Leave it empty to keep that.",tag_lines:"Tags, one a line",notes:"Notes",started:"Started",ended:"Ended",times_hint:"New times are measured again, from what Home Assistant has recorded of the meters.",since:"since {begin}",from_to:"{begin} – {end}",duration:"Duration",pauses:"{paused} of it paused",planned:"of {steps} planned",start_step:"from step {step} on",outcome:"Outcome",meter:"Meter",readings:"{before} → {after}",interval:"between {least} and {most}",net:"Net of idle",power:"Average power",emissions:"Emissions",price:"Price",estimated:"estimated for {energy}",budget:"Budget",cost_per_step:"Cost per step",steps_per:"Steps per {currency}",energy_per_step:"Energy per step",speed:"Speed",a_second:"{steps} steps/s",lineage:"With the runs it continues",line:"{sessions} sessions, {steps} steps, {energy}, {cost}",line_unpriced:"{sessions} sessions, {steps} steps, {energy}",parent:"Open the run that this one continues",id:"ID, for actions and the command line",flags:"What the meters did",dip:{one:"{meter} fell and came back: only what it rose above its old value counts.",other:"{meter} fell and came back {count} times: only what it rose above its old value counts."},reset:{one:"{meter} began anew: what it showed then counts in full.",other:"{meter} began anew {count} times: what it showed then counts in full."},rollback:{one:"{meter} went back a little and on from there: only what it rose from there counts.",other:"{meter} went back a little and on from there {count} times: only what it rose from there counts."},spike:{one:"{meter} jumped by more than the rig can have used and fell back: {energy} were undone.",other:"{meter} jumped by more than the rig can have used and fell back {count} times: {energy} were undone."},undecided:{one:"{meter} fell, and nothing that followed tells why: the interval has what that leaves open.",other:"{meter} fell {count} times, and nothing that followed tells why: the interval has what that leaves open."},coarse_meter:"{meter} reports too rarely, or in too large steps, for so short a run: up to {energy} is uncertain. Have it report more often, or in smaller steps.",other_fault:"{meter} did something unusual, about {energy}.",segments:{one:"{count} price",other:"{count} prices in turn"},segments_table:"What was used at which price",estimated_price:"{price}, estimated",some_steps:"{steps} steps",for_1000:"{figure} per 1000 steps",unsaved:"You have changed something. Save it, or press Cancel to drop it.",gone:"This session is no longer there. Somebody may have deleted it meanwhile.",bad_steps:"This takes a whole number, such as {example}.",bad_price:"This takes a number, such as {example}.",bad_times:"The end has to be later than the start."},comparison:{card_name:"Training Energy comparison",card_description:"What runs of each model, name or tag cost and use, beside each other.",title:"Comparison",title_of:"Comparison on {rig}",bad_group_by:"{field} (group_by) is {value}: it takes model, name or tag.",group_by:"Group by",by_model:"Model",by_name:"Name",by_tag:"Tag",measure:"Compare",cost_per_1000_steps:"Cost per 1000 steps",energy_per_1000_steps_kwh:"Energy per 1000 steps",step_rate:"Speed",a_second:"{value} steps/s",kwh:"{value} kWh",runs:{one:"{count} run",other:"{count} runs"},runs_of:{one:"{some} of {count} run",other:"{some} of {count} runs"},between:"half of them {least} to {most}",spanned:"{least} to {most}",last:"last run",no_model:"No model",no_name:"Unnamed runs",no_tag:"No tag",legend:"A bar ends at the median of the runs; the line across it is where the middle half of them lies. Of fewer than four runs it shows all.",silent:{one:"{count} more group has no such figure.",other:"{count} more groups have no such figure."},show_all:"Show all {count}",empty:"Nothing to compare yet: that takes a session that is over and knows its steps."},meter:{name:"Training Energy meter",description:"What the meter of a rig counted over days, with its sessions.",title:"Meter of {rig}",range:"How many days",day:"Day",week:"Week",month:"Month",days:{one:"{days} day",other:"{days} days"},back:"Earlier",forward:"Later",from_to:"{first} – {last}",reading:"Meter",graph:"What the meter showed in this time.",total:"{total} in this time, none of it in a session.",trained:{one:"{total} in this time, {trained} ({share}) of it in {count} session.",other:"{total} in this time, {trained} ({share}) of it in {count} sessions."},session:"Session",point:"{when}: {name}",sessions:"Sessions in this time",entry:"{name}: {when}, {energy}",empty:"Home Assistant has kept nothing of the meter for this time.",no_recorder:"The recorder of Home Assistant is off, so nothing is kept of the meter.",days_label:"Days at first",bad_days:"{field} (days) is {days}: it takes a whole number from 1 to 366.",apart:{one:"{total} in this time as far as it is recorded. {count} session used {trained}.",other:"{total} in this time as far as it is recorded. {count} sessions used {trained}."},alone:{one:"{count} session used {trained} in this time.",other:"{count} sessions used {trained} in this time."},young:"The recorder has nothing of this meter for this time yet. It adds to it every five minutes.",about:"about {energy}"},strategy:{name:"Training Energy",description:"All rigs, their sessions, and what runs of each model cost, with nothing to set up.",history:"Sessions",comparison:"Comparison",meter:"Meter",budget:"What a budget buys",planning_budget:"Planning budget",unknown_yet:"The next run with steps and a cost tells how many steps and runs that is.",totals:"All sessions",no_rig:"There is no rig yet",add_a_rig:"A rig is the machine that trains, with its energy meter. Add one, and this dashboard fills itself.",ask_for_a_rig:"A rig is the machine that trains, with its energy meter. Somebody who may change the settings can add one.",add:"Add a rig"}};var Rr=new Map([["de",()=>import("./de.js")],["es",()=>import("./es.js")],["fr",()=>import("./fr.js")],["it",()=>import("./it.js")],["nl",()=>import("./nl.js")],["pl",()=>import("./pl.js")],["pt-BR",()=>import("./pt-BR.js")],["zh-Hans",()=>import("./zh-Hans.js")]]),Xs=3e3,Zs=6e4,Ne=new Map([["en",De]]),At=new Map,Ct=new Set;function Le(r){return Ne.get(Er(r))}function ie(r){let e=Er(r),t=Rr.get(e);if(t===void 0||Ne.has(e)||Ct.has(e))return;let n=At.get(e)??Js(e,t);return At.set(e,n),n}async function Js(r,e){let t=e().then(n=>{Ne.set(r,n.default)},()=>{});await Promise.race([t,new Promise(n=>setTimeout(n,Xs))]),At.delete(r),Ne.has(r)||(Ct.add(r),setTimeout(()=>Ct.delete(r),Zs))}function Er(r){return Rr.has(r)?r:r.split("-")[0]??r}var E=class extends O{#e;#r;get hass(){return this.#e}set hass(e){let t=this.#e;if(this.#e=e,e===void 0)return;this.heard(e);let n=Le(e.locale.language),s=o=>[o.locale,o.config,o.connection,o.user,...this.shows(o)],i=t===void 0?[]:s(t);(t===void 0||n!==this.#r||s(e).some((o,a)=>o!==i[a]))&&(this.#r=n,this.requestUpdate())}scheduleUpdate(){let e=this.#e&&ie(this.#e.locale.language);if(e!==void 0)return e.then(()=>super.scheduleUpdate());super.scheduleUpdate()}shows(e){return[]}heard(e){}};function w(r,e){customElements.get(r)===void 0&&customElements.define(r,e)}var te="training_energy";function P(r){let e=new Map;for(let n of Object.values(r.entities??{})){let s=n.platform===te?r.devices?.[n.device_id??""]:void 0,i=s===void 0?void 0:Pt(s);if(s===void 0||i===void 0)continue;let o=s.name_by_user||s.name||"",a=e.get(i)??{entry_id:i,name:o,device_id:s.id,entities:{}};e.set(i,a),n.translation_key&&!n.entity_id.startsWith("event.")&&(a.entities[n.translation_key]=n.entity_id)}let{compare:t}=new Intl.Collator(r.locale.language,{numeric:!0});return[...e.values()].sort((n,s)=>t(n.name,s.name))}function Pt(r){return r.primary_config_entry??r.config_entries[0]}function oe(r){let[e,t]=P(r);return e===void 0||t===void 0?{}:{rig:e.entry_id}}var Qs=/^(ar|fa|he|ur)\b/,Ar=new Map;function d(r,e,t={},n=0){let s=r.locale.language,[i,o]=e.split("."),a=Le(s)?.[i]?.[o];if(a!==void 0)return Pr(Cr(a,s,n),t);let l=De[i]?.[o],p=Pr(l===void 0?e:Cr(l,"en",n),t);return Qs.test(s)?`⁦${p}⁩`:p}function Cr(r,e,t){if(typeof r=="string")return r;let n=Ar.get(e);return n===void 0&&(n=new Intl.PluralRules(e),Ar.set(e,n)),r[n.select(t)]??r.other??""}function Pr(r,e){return r.replace(/\{(\w+)\}/g,(t,n)=>String(e[n]??t))}var ei="en";function v(r,e={}){return d({locale:{language:Mr()}},r,e)}function Hr(){ie(Mr())}function Mr(){let{hass:r}=document.querySelector("home-assistant")??{};return r?.locale.language??(document.documentElement.lang||ei)}function M(r,e){let t=window;t[r]??=[],t[r].some(({type:n})=>n===e.type)||t[r].push(e)}function F(r,e,t){let n={rig:"shared.rig",...e};return{schema:[{name:"rig",selector:{config_entry:{integration:te}}},...r],computeLabel:({name:s})=>n[s]?v(n[s]):s,computeHelper:({name:s})=>s==="rig"?v(t):void 0}}var q=180,Dr=_`
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
`;function Nr(r,e,t=4){let n=e-r;if(!(n>0))return[r];let s=n/t,i=10**Math.floor(Math.log10(s)),o=[1,2,5,10].map(p=>p*i).find(p=>p>=s)??10*i,a=Math.floor(r/o),l=Math.ceil(e/o-1e-9);return Array.from({length:l-a+1},(p,h)=>Number(((a+h)*o).toPrecision(12)))}function Ht(r){let[e=0,t=e]=r,n=Math.abs(t-e);return n>0?Math.min(Math.max(0,-Math.floor(Math.log10(n)+1e-9)),6):0}function ve(r,e){let t=r[1]-r[0];return n=>t===0?e[0]:e[0]+(n-r[0])/t*(e[1]-e[0])}function Lr(r){return r.map(([e,t],n)=>`${n?"L":"M"}${e.toFixed(1)},${t.toFixed(1)}`).join("")}var ti=[1,2,5,10,15,30,60,120,300,600,900,1800,3600,7200,10800,21600,43200,86400,172800];function Ue(r,e=4,t=0){let n=(r-t)/e,s=ti.find(o=>o>=n)??Math.ceil(n/604800)*604800,i=Math.ceil(t/s);return Array.from({length:Math.max(Math.floor(r/s)-i+1,0)},(o,a)=>(i+a)*s)}function Ur(r,e){let t=r.findIndex(([i])=>i>=e),n=r[t];if(n===void 0)return null;let s=r[t-1];return s===void 0?n[0]===e?n[1]:null:n[0]===s[0]?n[1]:ve([s[0],n[0]],[s[1],n[1]])(e)}function Br(r,e){if(r.length<=e)return r;let t=r.length-1,n=(r[t][0]-r[0][0])/(e-1),s=Number.NEGATIVE_INFINITY;return r.filter(([i],o)=>{let a=i>=s||o===t;return s=a?i+n:s,a})}var _e=18,Be=22,ri=7,zr=6,ni=600,Mt=class extends O{static{this.properties={series:{attribute:!1},bands:{attribute:!1},label:{attribute:!1},unit:{attribute:!1},xTicks:{attribute:!1},writeX:{attribute:!1},writeY:{attribute:!1},fromZero:{attribute:!1},span:{attribute:!1},width:{state:!0},pointed:{state:!0}}}static{this.styles=Dr}#e=new ResizeObserver(([e])=>{this.width=Math.floor(e?.contentRect.width??0)});constructor(){super(),this.series=[],this.bands=[],this.label="",this.unit="",this.xTicks=[],this.writeX=String,this.writeY=(e,t)=>e.toFixed(t),this.fromZero=!0,this.width=0,this.pointed=null,this.addEventListener("pointermove",e=>this.#a(e)),this.addEventListener("pointerleave",()=>{this.pointed=null})}connectedCallback(){super.connectedCallback(),this.#e.observe(this)}disconnectedCallback(){this.#e.disconnect(),super.disconnectedCallback()}shouldUpdate(e){return this.width>0}render(){let e=this.series.flatMap(a=>a.points);if(e.length===0)return u;let{levels:t,x:n,y:s,left:i}=this.#r(e),o=Ht(t);return c`<svg width=${this.width} height=${q} role="img" aria-label=${this.label}>
        ${this.bands.map(a=>this.#s(a,n))}
        ${t.map(a=>I`<line class="grid" x1=${i} x2=${this.width} y1=${s(a)} y2=${s(a)} />
            <text x=${i-6} y=${s(a)+4} text-anchor="end">${this.writeY(a,o)}</text>`)}
        <text x=${0} y=${10}>${this.unit}</text>
        ${this.xTicks.map(a=>I`<text x=${n(a)} y=${q-6} text-anchor=${this.#i(n(a),this.writeX(a))}>${this.writeX(a)}</text>`)}
        ${this.series.map(a=>this.#n(a,n,s))}
        ${this.pointed===null?u:I`<line class="cursor" x1=${n(this.pointed)} x2=${n(this.pointed)} y1=${_e} y2=${q-Be} />`}
      </svg>
      ${this.#o(n,o)}`}#r(e){let t=e.map(([,a])=>a),n=t.reduce((a,l)=>Math.max(a,l)),s=this.fromZero?Math.min(0,t.reduce((a,l)=>Math.min(a,l))):t.reduce((a,l)=>Math.min(a,l)),i=Nr(s,n>s?n:s+1),o=10+Math.max(...i.map(a=>this.writeY(a,Ht(i)).length))*ri;return{levels:i,left:o,x:ve(this.#t(e),[o,this.width-2]),y:ve([i[0]??0,i.at(-1)??1],[q-Be,_e])}}#t(e){let t=e.map(([n])=>n);return this.span??[t.reduce((n,s)=>Math.min(n,s)),t.reduce((n,s)=>Math.max(n,s))]}#n(e,t,n){let s=Br(e.points,ni).map(([l,p])=>[t(l),n(p)]),i=e.color??"var(--te-accent, var(--primary-color))",o=Lr(s),a=`${o}V${q-Be}H${s[0]?.[0]??0}Z`;return I`${e.isArea?I`<path class="area" d=${a} style="fill:${i}" />`:u}
      <path class="line" d=${o} style="stroke:${i}" />`}#s(e,t){let[n,s]=[t(e.from),t(e.to)],i=s-n>e.label.length*zr+4;return I`<rect class="band" x=${n} width=${Math.max(s-n,.5)} y=${_e} height=${q-Be-_e}
        style="opacity:${.06+.24*e.strength}"><title>${e.label}</title></rect>
      ${i?I`<text x=${(n+s)/2} y=${_e+12} text-anchor="middle">${e.label}</text>`:u}`}#i(e,t){let n=t.length*zr/2;return e<n?"start":e>this.width-n?"end":"middle"}#o(e,t){let n=this.pointed;if(n===null)return u;let s=e(n),i=s<this.width/2?`left:${s+8}px`:`right:${this.width-s+8}px`,o=this.series.map(a=>[a,Ur(a.points,n)]).filter(([,a])=>a!==null);return c`<div class="read" style=${i}>
      <div>${this.writeX(n)}</div>
      ${o.map(([a,l])=>c`<div><i style="background:${a.color??"var(--te-accent)"}"></i>${a.name} ${this.writeY(l??0,t+1)} ${this.unit}</div>`)}
    </div>`}#a(e){let t=this.series.flatMap(a=>a.points);if(t.length<2||this.width===0)return;let{left:n}=this.#r(t),[s,i]=this.#t(t),o=ve([n,this.width-2],[s,i])(e.clientX-this.getBoundingClientRect().left);this.pointed=Math.min(Math.max(o,s),i)}};w("training-energy-chart",Mt);var Ir="training_energy",Dt=3,si={session_finished:"shared.refused_session_finished",session_running:"shared.refused_session_running",unknown_session:"shared.refused_unknown_session"};async function $(r,e,t){return(await r.callWS({type:"call_service",domain:Ir,service:e,service_data:t,return_response:!0})).response}async function x(r,e){let t=Nt(e),{translation_domain:n,translation_key:s}=t,i=s===void 0?void 0:si[s];if(t.code===Dt)return d(r,"shared.connection_lost");if(n===Ir&&i!==void 0)return d(r,i);if(n&&s){let a=(await r.loadBackendTranslation("exceptions",n).catch(()=>{})??r.localize)(`component.${n}.exceptions.${s}.message`,t.translation_placeholders);if(a)return a}return t.message||String(e)}function Nt(r){let e=typeof r=="object"&&r!==null?r:{};return typeof e.error=="object"&&e.error!==null?e.error:e}var ii=600,W=class{constructor(e){this.#s=!1;this.session=null;this.outlook=null;this.version=null;this.turn=0;this.#e=e,e.addController(this)}#e;#r;#t;#n;#s;#i;hostConnected(){this.#o()}hostDisconnected(){this.#a()}follow(e,t){let n=this.#r,s=e.connection!==n?.connection||t!==this.#t;s&&n!==void 0&&(this.rig=void 0,this.session=null,this.outlook=null);let i=e.connected!==!1&&n?.connected===!1,o=this.#s&&(e.entities!==this.#i?.entities||e.config!==this.#i.config);if(this.#r=e,this.#t=t,e.connected===!1){this.#n?.(!0),this.#n=void 0;return}(s||i||o)&&(this.#a(),this.#o())}#o(){let e=this.#r;if(e===void 0||e.connected===!1||this.#n!==void 0||!this.#e.isConnected)return;let t=!0,n;this.#n=i=>{t=!1,i||n?.().catch(()=>{})},this.turn+=1,this.#i=e,this.#s=!1;let s={type:"training_energy/follow",...this.#t===void 0?{}:{rig:this.#t}};e.connection.subscribeMessage(i=>t&&this.#l(i),s,{resubscribe:!1}).then(i=>{n=i,t||i().catch(()=>{})},async i=>{if(!t||(this.#s=!0,oi(i)))return;let o=await x(e,i);t&&(this.error=o,this.rig=void 0,this.#e.requestUpdate())})}#a(){this.#n?.(!1),this.#n=void 0}#l(e){this.error=void 0,this.version=e.version,this.rig=e.rig,this.session=e.session===null?null:li(this.session,e.session),this.outlook=e.outlook,this.#e.requestUpdate()}};function oi(r){let{code:e}=Nt(r);return e==="unknown_command"||e===Dt}var ai={metadata:null,segments:[],lineage:null};function li(r,e){if("curve"in e)return e;let t=r?.id===e.id?r:null,n=t?.curve??[[0,0]],s=[e.duration_s,e.energy_kwh*1e3],i=n.at(-1),o=i&&i[1]>s[1]?n.filter(([,a])=>a<=s[1]):n;return{...ai,...t,...e,curve:[...di(o,s)?o.slice(0,-1):o,s]}}function di(r,e){let[t,n]=r.slice(-2);return t===void 0||n===void 0?!1:t[1]===n[1]&&n[1]===e[1]||n[0]-t[0]<e[0]/ii}var A=_`
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
`,Fr=_`
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
`,j=_`
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
`;function ci(r){return/\/frontend\/([0-9a-f]+)\/[^/]+\.js/.exec(r)?.[1]??null}function ui(r,e){let t=ci(e);return r!==null&&t!==null&&r!==t}function G(r,e){return ui(e,import.meta.url)?c`<div class="outdated" role="status">
        <ha-icon icon="mdi:update"></ha-icon><span>${d(r,"shared.outdated")}</span>
        <button @click=${()=>location.reload()}>${d(r,"shared.reload")}</button>
      </div>`:u}var qr="training-energy-asked";function Wr(r,e){return Gr(e).includes(r)}function jr(r,e){let t=[...Gr(e).filter(n=>n!==r),r].slice(-50);try{(e??localStorage).setItem(qr,JSON.stringify(t))}catch{}}function Gr(r){try{let e=JSON.parse((r??localStorage).getItem(qr)??"[]");return Array.isArray(e)?e:[]}catch{return[]}}var ze=class{#e;#r;#t;constructor(e,t){this.#e=e,this.#r=t,e.addController(this)}hostConnected(){document.addEventListener("visibilitychange",this.#n),this.#s()}hostDisconnected(){document.removeEventListener("visibilitychange",this.#n),this.#s()}hostUpdated(){this.#s()}#n=()=>{document.visibilityState==="visible"&&this.#r()&&this.#e.requestUpdate(),this.#s()};#s(){let e=this.#e.isConnected&&document.visibilityState==="visible"&&this.#r();e&&this.#t===void 0?this.#t=setInterval(()=>this.#e.requestUpdate(),3e4):e||(clearInterval(this.#t),this.#t=void 0)}};var Ie="training-energy-card";function Lt(r){if(typeof r!="object"||r===null)throw new Error(v("card.bad_config"));let{rig:e,...t}=r;if(e==null||e==="")return t;if(typeof e!="string")throw new Error(v("card.bad_rig"));return{...t,rig:e}}function pi(r,e){let t=r.entities[e];if(t?.platform!==te||t.device_id===void 0)return;let n=r.devices[t.device_id];return n===void 0?void 0:Pt(n)}function Vr(r,e){let t=pi(r,e);return t===void 0?null:{config:{type:`custom:${Ie}`,rig:t}}}function Yr(){return{...F([],{},"card.rig_help"),assertConfig:r=>{Lt(r)}}}var H=class extends E{constructor(){super(...arguments);this.#e=!1;this.isBusy=!1}static{this.styles=[A,j,Fr]}#e;open(){this.#e=!0,this.error=void 0,this.isBusy=!1,this.requestUpdate(),this.updateComplete.then(()=>{let t=this.renderRoot.querySelector("dialog");t&&!t.open&&t.showModal()})}close(){this.renderRoot.querySelector("dialog")?.close()}async attempt(t){this.isBusy=!0,this.error=void 0,this.requestUpdate();try{return await t(),!0}catch(n){return this.error=this.hass===void 0?String(n):await x(this.hass,n),!1}finally{this.isBusy=!1,this.requestUpdate()}}render(){return this.#e?c`<dialog aria-labelledby="title" @close=${this.#r}>
      ${this.content()}
    </dialog>`:u}refusal(){return this.error===void 0?u:c`<p class="error" role="alert">${this.error}</p>`}#r(t){t.currentTarget.open||(this.#e=!1,this.requestUpdate(),this.dispatchEvent(new CustomEvent("closed")))}};var mi={language:void 0,system:[],comma_decimal:["en-US","en"],decimal_comma:["de","es","it"],space_comma:["fr","sv","cs"],quote_decimal:["de-CH"],none:["en-US","en"]},D=60,Fe=3600,Kr=4,Xr=3,qe=1e3,Zr=1e-6;function Bt(r,e){return[Math.floor(r*qe+Zr)/qe,Math.ceil(e*qe-Zr)/qe]}var Ut=class{#e;#r;#t=new Map;constructor(e){this.#e=e.locale,this.#r=e.locale.time_zone==="server"?e.config.time_zone:void 0}typed(e){return e==null?"":this.#o(e,{maximumFractionDigits:12,useGrouping:!1})}number(e,t=0,n=0){return this.#o(e,{maximumFractionDigits:t,minimumFractionDigits:Math.min(n,t)})}significant(e,t=Xr){return Math.abs(e??0)>=10**t?this.number(e):this.#o(e,{maximumSignificantDigits:t})}energy(e){return this.#s(this.number(e,3,3),"kWh")}bounds(e,t){let[n,s]=Bt(e,t);return{least:this.energy(n),most:this.energy(s)}}power(e){return this.#s(this.number(e),"W")}money(e,t){return this.#i(e,t,{maximumFractionDigits:Kr,minimumFractionDigits:2})}moneyInColumn(e,t,n=Kr){return this.#i(e,t,{maximumFractionDigits:n,minimumFractionDigits:n})}smallMoney(e,t){return this.#i(e,t,{maximumSignificantDigits:Xr})}change(e){let t=Math.abs(e??0)<10?1:0;return this.#o(e==null?e:e/100,{style:"percent",maximumFractionDigits:t,minimumFractionDigits:t,signDisplay:"exceptZero"})}share(e){return this.#o(e,{style:"percent",maximumFractionDigits:0})}weekday(e){return this.#a(e,"weekday",{weekday:"short"})}duration(e){if(e==null||!Number.isFinite(e))return"–";let t=Math.round(e);return t===0?`< ${this.#n(1,"second")}`:t<D?this.#n(t,"second"):t<Fe?`${this.#n(Math.floor(t/D),"minute")} ${this.#n(t%D,"second")}`:this.minutes(t)}minutes(e){let t=Math.round(e/D);return t<D?this.#n(t,"minute"):`${this.#n(Math.floor(t/D),"hour")} ${this.#n(t%D,"minute")}`}elapsed(e){let t=Math.round(e),s=(t<Fe?[[Math.floor(t/D),"minute"],[t%D,"second"]]:[[Math.floor(t/Fe),"hour"],[Math.floor(t%Fe/D),"minute"]]).filter(([i])=>i>0);return s.length===0?this.number(0):s.map(([i,o])=>this.#o(i,{style:"unit",unit:o,unitDisplay:"narrow"})).join(" ")}time(e){return this.#a(e,"time",{hour:"numeric",minute:"2-digit",...this.#l()}).replaceAll(" "," ")}day(e,t=new Date){let n=i=>this.#a(i,"year",{year:"numeric"}),s=n(e)===n(t);return this.#a(e,`day ${s}`,{day:"numeric",month:"short",...s?{}:{year:"numeric"}})}moment(e,t=new Date){return e==null?"–":`${this.day(e,t)}, ${this.time(e)}`}#n(e,t){return this.#o(e,{style:"unit",unit:t,unitDisplay:"short"})}#s(e,t){return e==="–"?e:`${e} ${t}`}#i(e,t,n){try{return this.#o(e,{style:"currency",currency:t,currencyDisplay:"narrowSymbol",...n})}catch{return this.#s(this.#o(e,n),t)}}#o(e,t){if(e==null||!Number.isFinite(e))return"–";let n=this.#e.number_format,s=mi[n]??[this.#e.language];return this.#d(JSON.stringify(t),()=>new Intl.NumberFormat(s,{useGrouping:n!=="none",signDisplay:"negative",...t})).format(e)}#a(e,t,n){if(e==null)return"–";let s=this.#r===void 0?{}:{timeZone:this.#r};return this.#d(t,()=>new Intl.DateTimeFormat(this.#e.language,{...n,...s})).format(new Date(e))}#l(){let{time_format:e}=this.#e;if(e==="system"){let{hourCycle:t}=new Intl.DateTimeFormat(void 0,{hour:"numeric"}).resolvedOptions();return t===void 0?{}:{hourCycle:t}}return e==="12"?{hourCycle:"h12"}:e==="24"?{hourCycle:"h23"}:{}}#d(e,t){let n=this.#t.get(e);return n===void 0&&(n=t(),this.#t.set(e,n)),n}},Jr=new WeakMap;function f(r){let[e,t]=Jr.get(r.locale)??[];if(t!==void 0&&e===r.config.time_zone)return t;let n=new Ut(r);return Jr.set(r.locale,[r.config.time_zone,n]),n}var hi=/^[\s\u00a0\u202f'’٬]$/,fi=/^[1-9]\d{0,2}(?:(\D)\d{3})(?:\1\d{3})*$/;function z(r,e){let t=bi(e),[,n,s]=/^([-−]?)(.*)$/.exec(yi(r.trim(),t)),i=zt(s,t.decimal,t.group)??gi(s);return i===null?null:n?-i:i}function gi(r){let[e,t]=[zt(r,".",","),zt(r,",",".")];return e===null||t===null||e===t?e??t:null}function zt(r,e,t){let[n="",s,i]=r.split(e);if(i!==void 0||!/^\d*$/.test(s??"")||`${n}${s??""}`=="")return null;let o=fi.exec(n)?.[1],l=o!==void 0&&(o===t||hi.test(o))?n.replaceAll(o,""):n;return/^\d*$/.test(l)?+`${l||0}.${s||0}`:null}function yi(r,{digits:e}){return[...r].map(t=>e.includes(t)?String(e.indexOf(t)):t).join("")}function bi(r){let e=f(r),t=Array.from({length:10},(s,i)=>e.number(i)),n=s=>[...s].find(i=>!t.includes(i))??"";return{digits:t,decimal:n(e.number(1.5,1)),group:n(e.number(1234567))}}var vi=300,We=class{#e;#r;#t;#n=0;constructor(e,t){this.#e=e,this.#r=t}about(e){this.drop();let t=this.#n;this.#t=setTimeout(async()=>{let n=await this.#e(e);t===this.#n&&this.#r(n)},vi)}drop(){this.#n+=1,clearTimeout(this.#t)}};async function Qr(r,e,t){let{steps:n,model:s}=t;try{return await $(r,"estimate",{rig:e,steps:n,...s===null?{}:{model:s}})}catch(i){let o=i?.translation_key;return o==="no_runs"||o==="no_runs_of_model"?o:{refusal:await x(r,i)}}}function R(r){return{format:f(r),say:(e,t,n)=>d(r,e,t,n)}}function It(r){return r.loaded}function en({rig:r,outlook:e}){return r?.status==="training"&&e?.end!=null}function tn(r){return r.status==="settling"||r.status==="finished"}function Ft(r,e){return[...new Set(r.map(t=>t[e]).filter(t=>!!t))]}function rn(r,e){let t=r.find(n=>n.name===e);return t===void 0?null:{model:t.model,steps:t.planned_steps??t.steps}}function je(r,e,t){let n=Math.max(...e.map(_i)),s=i=>t===void 0?r.number(i,n,n):r.moneyInColumn(i,t,Math.max(n,2));return[s(e[0]),s(e[1])]}function _i(r){let e=Number(r.toPrecision(3));return Array.from({length:12},(n,s)=>s).find(n=>Number(e.toFixed(n))===e)??12}function nn(r,e){return r===null?c`<p class="quiet">${e.say("card.estimate_hint")}</p>`:typeof r=="string"?c`<p class="quiet">${e.say(`card.${r}`)}</p>`:"refusal"in r?c`<p class="quiet">${r.refusal}</p>`:wi(r,e)}function wi(r,e){let{say:t,format:n}=e,{energy_kwh:s,cost:i,duration_s:o,currency:a,model:l}=r,p={energy:n.energy(s),duration:n.duration(o),cost:n.money(i,a)},h=r.based_on.sessions,m=l===null?t("card.estimate_basis_none",{count:n.number(h)},h):t("card.estimate_basis",{count:n.number(h),model:l},h);return c`<p>${t(i===null?"card.estimate":"card.estimate_cost",p)}</p>
    ${$i(r,e)}
    <p class="quiet">${m}</p>`}function $i(r,{say:e,format:t}){let{energy_min_kwh:n,energy_max_kwh:s,cost_min:i,cost_max:o,currency:a}=r,[l,p]=i===null||o===null?[t.energy(n),t.energy(s)]:je(t,[i,o],a);return l===p?c``:c`<p class="quiet">${e("card.estimate_range",{least:l,most:p})}</p>`}var xi=50,qt=class extends H{static{this.styles=[H.styles,_`
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
    `]}#e;#r=[];#t=null;#n=new We(async e=>this.hass===void 0||this.rig===void 0?null:Qr(this.hass,this.rig.entry_id,e),e=>{this.#t=e,this.requestUpdate()});get rig(){return this.#e}set rig(e){this.#e=e??this.#e}open(){this.#t=null,this.#n.drop(),super.open(),this.#s()}disconnectedCallback(){super.disconnectedCallback(),this.#n.drop()}content(){let{hass:e,rig:t}=this;if(e===void 0||t===void 0)return c``;let{say:n}=R(e);return c`<form @submit=${this.#c} @input=${this.#d}>
      <h2 id="title">${n("card.start_title",{rig:t.name})}</h2>
      <label>${n("shared.name")}<input name="name" list="names" maxlength="255" autocomplete="off" autofocus @change=${this.#l} /></label>
      <label>${n("shared.model")}<input name="model" list="models" maxlength="255" autocomplete="off" /></label>
      <datalist id="names">${Ft(this.#r,"name").map(s=>c`<option value=${s}></option>`)}</datalist>
      <datalist id="models">${Ft(this.#r,"model").map(s=>c`<option value=${s}></option>`)}</datalist>
      <div class="pair">
        <label>${n("card.planned_steps")}<input name="steps" inputmode="numeric" autocomplete="off" /></label>
        ${t.has_price?c`<label>${n("card.budget_in",{currency:t.currency})}<input name="budget" inputmode="decimal" autocomplete="off" /></label>`:u}
      </div>
      <div class="forecast" aria-live="polite">${nn(this.#t,R(e))}</div>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" @click=${this.close}>${n("shared.cancel")}</button>
        <button class="primary" aria-disabled=${this.isBusy}>${n("card.start_now")}</button>
      </div>
    </form>`}async#s(){if(this.hass===void 0||this.rig===void 0)return;let e={rig:this.rig.entry_id,limit:xi},t=await $(this.hass,"list_sessions",e).catch(()=>null);this.#r=t?.sessions??[],this.requestUpdate();let n=this.#i("name");n!==null&&n!==this.renderRoot.activeElement&&this.#l()}#i(e){return this.renderRoot.querySelector(`input[name="${e}"]`)}#o(e){let t=this.#i(e)?.value??"";return this.hass===void 0||t.trim()===""?null:z(t,this.hass)}#a(e){this.error=R(this.hass).say("card.bad_number",{text:e.value}),this.requestUpdate(),e.focus()}#l(){let e=rn(this.#r,this.#i("name")?.value??""),[t,n]=[this.#i("model"),this.#i("steps")];e===null||t===null||n===null||(t.value||=e.model??"",n.value||=R(this.hass).format.typed(e.steps),this.#d())}#d(){let e=this.#o("steps")??0;Number.isInteger(e)&&e>0?this.#n.about({steps:e,model:this.#i("model")?.value.trim()||null}):(this.#n.drop(),this.#t=null,this.requestUpdate())}async#c(e){e.preventDefault();let{hass:t,rig:n}=this;if(t===void 0||n===void 0||this.isBusy)return;let[s,i]=[this.#i("name")?.value.trim(),this.#i("model")?.value.trim()],[o,a]=[this.#o("steps"),this.#o("budget")],l=["steps","budget"].find(h=>this.#i(h)?.value.trim()&&this.#o(h)===null);if(l!==void 0){this.#a(this.#i(l));return}let p={rig:n.entry_id,...s?{name:s}:{},...i?{model:i}:{},...o===null?{}:{planned_steps:o},...a===null?{}:{budget:a}};await this.attempt(()=>$(t,"start_session",p))&&this.close()}};w("training-energy-start-dialog",qt);function V({cost:r,estimated_kwh:e}){return r!==null&&e>=5e-4}function ae(r){return V(r)?"shared.cost_estimated":"shared.cost"}function Ge(r,{say:e}){return r.name||e("shared.unnamed")}function le(r,e,t){let n=[r.model,e].filter(Boolean),{outcome:s}=r;return c`<div class="head">
    <h3>${Ge(r,t)}</h3>
    <p class="quiet">
      ${n.map(i=>c`<span class="fact">${i}</span>`)}
      ${s===null||s==="completed"?u:c`<span class="fact strong">${t.say(`shared.outcome_${s}`)}</span>`}
    </p>
  </div>`}function Ve(r,{say:e,format:t}){let n=t.moment(r.started_at);return r.duration_s<1?n:e("card.ran",{moment:n,duration:t.duration(r.duration_s)})}function Ye(r,e){let{format:t,say:n}=e,{id:s,energy_kwh:i,cost:o,currency:a}=r;return c`<dl class="hero">
    <div>
      <dt>${n("shared.energy")}</dt>
      <dd>
        <training-energy-figure
          .of=${s}
          .value=${i}
          .write=${l=>t.energy(l)}
        ></training-energy-figure>
      </dd>
    </div>
    ${o===null?u:c`<div>
            <dt>${n(ae(r))}</dt>
            <dd>
              <training-energy-figure
                .of=${s}
                .value=${o}
                .write=${l=>t.money(l,a)}
              ></training-energy-figure>
            </dd>
          </div>`}
  </dl>
  ${Wt(r,e)}`}function Wt(r,{say:e,format:t}){return V(r)?c`<p class="quiet">${e("card.estimated_note",{energy:t.energy(r.estimated_kwh)})}</p>`:u}function T(r,e,t="plain"){return c`<p class="note ${t}"><ha-icon .icon=${r}></ha-icon><span>${e}</span></p>`}function Ke({say:r,deeds:e,isBusy:t}){return c`<div class="buttons">
    <button class="primary" aria-disabled=${t} @click=${e.start}>
      <ha-icon icon="mdi:play"></ha-icon>${r("card.start")}
    </button>
  </div>`}function Xe(r,{hass:e,say:t,deeds:n,isBusy:s,wasAsked:i}){return r.steps!==null||i||!tn(r)?u:c`<form class="question" @submit=${a=>{a.preventDefault();let l=a.currentTarget.elements.namedItem("steps"),p=z(l.value,e);l.setCustomValidity(p===null?t("card.bad_number",{text:l.value}):""),l.reportValidity()&&p!==null&&n.keepSteps(p)}}>
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
    <button type="button" aria-disabled=${s} @click=${n.skipSteps}>${t("card.not_now")}</button>
  </form>`}var Si=["completed","failed","cancelled"];function ki(r,{say:e,format:t}){let{steps:n,planned_steps:s,start_step:i}=r;return n!==null?"":s===null?e("card.steps_hint"):e("card.steps_hint_planned",{steps:t.number(Math.max(s-i,0))})}var jt=class extends H{static{this.styles=[H.styles,_`
      .hint {
        margin-block-start: 4px;
        font-size: var(--ha-font-size-s, 12px);
      }
      .aside {
        margin-inline-end: auto;
        border-color: transparent;
      }
      @media (width < 450px) {
        .aside {
          flex-basis: 100%;
        }
      }
    `]}#e="";#r;#t=!1;about(e,t){this.#e=e,this.#r=t,this.#t=!1,this.open()}content(){return this.hass===void 0||this.#r===void 0?c``:this.#t?this.#s(this.#r):this.#n(this.#r)}#n(e){let t=R(this.hass),{say:n}=t;return c`<form @submit=${this.#o}>
      <h2 id="title">${n("card.stop_title",{name:Ge(e,t)})}</h2>
      <p class="quiet">${n("card.stop_note")}</p>
      <div>
        <label>
          ${n("card.steps_trained")}
          <input
            name="steps"
            inputmode="numeric"
            autocomplete="off"
            autofocus
            .defaultValue=${t.format.typed(e.steps)}
            aria-describedby="steps-hint"
          />
        </label>
        <p class="hint quiet" id="steps-hint">${ki(e,t)}</p>
      </div>
      <label>
        ${n("card.outcome")}
        <select name="outcome">
          ${Si.map(s=>c`<option value=${s}>${n(`shared.outcome_${s}`)}</option>`)}
        </select>
      </label>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" class="danger aside" @click=${()=>this.#i(!0)}>${n("card.discard")}</button>
        <button type="button" @click=${this.close}>${n("shared.cancel")}</button>
        <button class="primary" aria-disabled=${this.isBusy}>${n("card.stop")}</button>
      </div>
    </form>`}#s(e){let t=R(this.hass),{say:n}=t;return c`<form @submit=${this.#a}>
      <h2 id="title">${n("card.discard_title",{name:Ge(e,t)})}</h2>
      <p>${n("card.discard_note")}</p>
      ${this.refusal()}
      <div class="buttons">
        <button type="button" autofocus @click=${()=>this.#i(!1)}>${n("card.back")}</button>
        <button class="danger" aria-disabled=${this.isBusy}>${n("card.discard")}</button>
      </div>
    </form>`}async#i(e){this.#t=e,this.error=void 0,this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelector("[autofocus]")?.focus()}async#o(e){e.preventDefault();let t=new FormData(e.currentTarget),{say:n}=R(this.hass),s=String(t.get("steps")).trim(),i=s===""?null:z(s,this.hass);if(s!==""&&i===null){this.error=n("card.bad_number",{text:s}),this.requestUpdate();return}let o=i!==null&&i!==this.#r?.steps;await this.#l("stop_session",{outcome:t.get("outcome"),...o?{steps:i}:{}})}async#a(e){e.preventDefault(),await this.#l("discard_session",{})}async#l(e,t){let{hass:n}=this;if(n===void 0||this.isBusy)return;let s={rig:this.#e,session_id:this.#r?.id,...t};await this.attempt(()=>$(n,e,s))&&this.close()}};w("training-energy-stop-dialog",jt);function sn(r,e,t){let{say:n,format:s}=t,i=[...Ti(r,t),{label:n("shared.energy"),value:s.energy(r.energy_kwh)}];if(r.steps!==null&&i.push({label:n("shared.steps"),value:s.number(r.steps)}),r.cost!==null)return[...i,...Oi(r,r.cost,t),...Ei(r,e,t)];if(r.energy_per_step_wh!==null){let o=`${s.significant(r.energy_per_step_wh)} Wh`;i.push({label:n("card.energy_per_step"),value:o})}return i}function Ti(r,{say:e,format:t}){let{start_reading_kwh:n,end_reading_kwh:s}=r;if(n===null||s===null)return[];let i=e("card.meter_span",{before:t.number(n,3,3),after:t.number(s,3,3)});return[{label:e("card.meter"),value:`⁦${i}⁩`}]}function Oi(r,e,{say:t,format:n}){let{average_price:s,cost_per_step:i,currency:o}=r,a=[];if(s!==null){let l=t("shared.price_per_kwh",{price:n.money(s,o)});a.push({label:t(Ri(r)?"card.price":"card.average_price"),value:l})}return a.push({label:t(ae(r)),value:n.money(e,o)}),i!==null&&a.push({label:t("card.cost_per_step"),value:n.smallMoney(i,o)}),a}function Ri(r){return new Set(r.segments?.map(({price:e})=>e)).size<2}function Ei(r,{steps_per_run:e},{say:t,format:n}){let{steps_per_currency:s,currency:i}=r;if(s===null)return[];let o=n.money(1,i),a=[{label:t("card.steps_for",{money:o}),value:n.significant(s)}];if(e){let l=t("card.runs_for",{money:o,steps:n.number(e)});a.push({label:l,value:n.significant(s/e)})}return a}function on(r,e,{say:t,format:n}){let{affordable_steps:s,affordable_runs:i,budget:o,steps_per_run:a}=e,l=o===1&&r?.steps_per_currency!=null;return s==null||i==null||o==null||a==null||l?null:t("card.budget_buys",{money:n.money(o,e.currency??""),steps:n.number(s),runs:n.significant(i),per_run:n.number(a)})}var Ai="coarse_meter";function an(r,e){let{rig:t}=e,n=on(r,t,e);return c`
    ${r===null?c`<p class="quiet">${Pi(e)}</p>`:Ci(r,e)}
    ${n===null?u:T("mdi:wallet-outline",n)} ${Ke(e)}
  `}function Ci(r,e){let{say:t,rig:n}=e,s=sn(r,n,e);return c`
    ${le(r,Ve(r,e),e)}
    <dl class="result">
      ${s.map(({label:i,value:o})=>c`<div><dt>${i}</dt><dd>${o}</dd></div>`)}
    </dl>
    ${Wt(r,e)}
    ${r.active_s<r.duration_s-1?c`<p class="quiet">${t("card.pauses")}</p>`:u}
    ${Hi(r,e)} ${Xe(r,e)}
  `}function Pi({rig:r,say:e,format:t}){let{sessions:n}=r;return n>0?e("card.resting",{count:t.number(n)},n):e("card.no_session")}function Hi(r,{say:e,format:t}){let n=new Set(r.flags.map(({fault:i})=>i));if(n.size===0)return u;if(n.size>1||!n.has(Ai))return T("mdi:alert-outline",e("card.flagged"),"warning");let s=t.bounds(r.energy_min_kwh,r.energy_max_kwh);return T("mdi:information-outline",e("card.coarse",s))}function Ze({curve:r}){return r.map(([e,t])=>[e,t/1e3])}function ln(r){let e=[];for(let t of r){let n=e.at(-1);n&&n.price===t.price&&n.estimated===t.estimated?e[e.length-1]={...n,to:t.to,kwh:n.kwh+t.kwh}:e.push(t)}return e}function Gt(r){return r.filter(({price:e},t)=>t===0||e!==r[t-1]?.price)}function dn(r,e){let t=Date.parse(r.started_at),n=Gt(r.segments);if(n.length<2)return[];let s=n.map(({from:i},o)=>o===0?0:(Date.parse(i)-t)/1e3);return n.map(({price:i},o)=>({from:s[o],to:s[o+1]??r.duration_s,label:e(i),strength:Mi(i,n)}))}function Mi(r,e){let t=e.flatMap(i=>i.price===null?[]:[i.price]),[n,s]=[Math.min(...t),Math.max(...t)];return r===null?0:s>n?.15+(1-.15)*((r-n)/(s-n)):1}function Je(r,e){let t=f(r),n={energy:t.energy(e.energy_kwh),duration:t.duration(e.duration_s)};return c`<training-energy-chart
    .series=${[{points:Ze(e),name:d(r,"shared.energy"),isArea:!0}]}
    .bands=${dn(e,s=>re(r,s,e.currency))}
    .label=${d(r,"shared.curve",n)}
    .unit=${"kWh"}
    .xTicks=${Ue(e.duration_s)}
    .writeX=${s=>t.elapsed(s)}
    .writeY=${(s,i)=>t.number(s,i,i)}
  ></training-energy-chart>`}function re(r,e,t){return e===null?d(r,"shared.no_price"):d(r,"shared.price_per_kwh",{price:f(r).money(e,t)})}function cn(r){let{steps:e,start_step:t,planned_steps:n}=r;if(e===null&&!n)return null;let s=t+(e??0);return{done:s,planned:n,share:n?Math.min(s/n,1):null}}function un(r,e){let t=r?.end;return t==null?null:Math.max((new Date(t).getTime()-e.getTime())/1e3,0)}var Di=.95;function pn(r,e){return r>0?"card.time_left":e<Di?"card.time_late":"card.time_soon"}function mn(r,e){let{cost:t}=r;if(e?.budget==null||t===null)return null;let{budget:n,cost:s}=e,i=s!==null&&s>n?"will_exceed":"within";return{budget:n,cost:t,projected:s,state:e.is_over_budget?"over":i}}var Ni=30,Li=300;function hn(r){let e=r.filter(([,i],o)=>o>0&&i>r[o-1][1]),t=e.at(-1),n=t===void 0?void 0:e.findLast(([i])=>t[0]-i>=Ni);if(t===void 0||n===void 0||t[0]-n[0]>Li)return null;let s=t[0]-n[0];return{watts:(t[1]-n[1])/s*3600,seconds:s}}function fn(r,e){let{say:t,format:n,outlook:s,rig:i}=e,o=i.status==="paused",a=o?null:s?.idle_since;return c`
    ${le(r,t("card.since",{moment:gn(r.started_at,e)}),e)}
    ${i.waits_for==="absent_meter"?T("mdi:power-plug-off-outline",t("card.absent_note"),"warning"):u}
    ${o?T("mdi:pause-circle-outline",t("card.paused_note")):u}
    ${a?T("mdi:sleep",t("card.idle_note",{moment:n.time(a)}),"warning"):u}
    ${Ye(r,e)} ${Ui(r,e)} ${zi(r,e)} ${Fi(r,e)}
    ${Wi(r,e)} ${ji(o,e)}
  `}function gn(r,{format:e,now:t}){return e.day(r)===e.day(t)?e.time(r):e.moment(r)}function Ui(r,e){let{say:t,format:n,outlook:s,now:i}=e,o=cn(r);if(o===null)return u;let{done:a,planned:l,share:p}=o;if(l===null||p===null)return c`<p class="line"><span>${t("card.done_steps",{done:n.number(a)})}</span></p>`;let h=t("card.progress",{done:n.number(a),planned:n.number(l)}),m=un(s,i);return c`<div>
    <p class="line">
      <span>${h}</span>
      ${m===null||p===1?u:c`<span class="quiet">${Bi(m,p,e)}</span>`}
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
  </div>`}function Bi(r,e,t){let{say:n,format:s,outlook:i}=t,o=Math.ceil(r/60)*60;return n(pn(r,e),{duration:s.minutes(o),moment:gn(i?.end??"",t)})}function zi(r,{say:e,format:t,outlook:n}){let s=mn(r,n);if(s===null)return u;let i=p=>t.money(p,r.currency),o=Math.max(s.budget,s.cost,s.projected??0),a=e("card.budget_spent",{cost:i(s.cost),budget:i(s.budget)}),l=s.projected===null?null:e("card.budget_end",{cost:i(s.projected)});return c`<div class="budget ${s.state}">
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
    ${Ii(s,{money:i,say:e})}
  </div>`}function Ii(r,{money:e,say:t}){return r.state==="over"?T("mdi:alert-circle",t("card.over_budget",{over:e(r.cost-r.budget)}),"bad"):r.state==="will_exceed"?T("mdi:alert",t("card.will_exceed",{budget:e(r.budget)}),"warning"):u}function Fi(r,e){let{say:t,format:n,outlook:s}=e,{cost_per_step:i,energy_per_step_wh:o,currency:a}=r,l=[qi(r,e)];i!==null?l.push([t("card.cost_per_step"),n.smallMoney(i,a)]):o!==null&&l.push([t("card.energy_per_step"),`${n.significant(o)} Wh`]);let p=[s?.energy_kwh==null?null:n.energy(s.energy_kwh),s?.cost==null?null:n.money(s.cost,a)].filter(h=>h!==null);return p.length>0&&l.push([t("card.in_the_end"),p.join(" · ")]),c`<dl class="facts">${l.map(([h,m])=>c`<div><dt>${h}</dt><dd>${m}</dd></div>`)}</dl>`}function qi(r,{hass:e,rig:t,say:n,format:s}){let i=t.power_entity===null?void 0:e.states[t.power_entity];if(i!==void 0&&i.state!=="unavailable"&&i.state!=="unknown")return[n("card.power"),e.formatEntityState(i)];let o=t.status==="training"?hn(r.curve):null;return o===null?[n("card.average_power"),s.power(r.average_power_w)]:[n("card.recent_power",{duration:s.elapsed(o.seconds)}),s.power(o.watts)]}function Wi(r,{hass:e,say:t}){return r.duration_s>0&&r.curve.some(([,n])=>n>0)?Je(e,r):c`<p class="placeholder quiet">${t("card.no_curve")}</p>`}function ji(r,{say:e,deeds:t,isBusy:n}){return c`<div class="buttons">
    <button class=${r?"primary":""} aria-disabled=${n} @click=${r?t.resume:t.pause}>
      <ha-icon .icon=${r?"mdi:play":"mdi:pause"}></ha-icon>${e(r?"card.resume":"card.pause")}
    </button>
    <button aria-disabled=${n} @click=${t.stop}><ha-icon icon="mdi:stop"></ha-icon>${e("card.stop")}</button>
  </div>`}var Gi={meter:"card.waits_meter",absent_meter:"card.waits_absent",doubt:"card.waits_doubt"};function yn(r,e){let{say:t,format:n,rig:s}=e,i=n.bounds(r.energy_min_kwh,r.energy_max_kwh);return c`
    ${le(r,Ve(r,e),e)} ${Ye(r,e)}
    <p class="quiet">${t("card.interval",i)}</p>
    ${s.waits_for===null?u:T("mdi:timer-sand",t(Gi[s.waits_for]))}
    ${Xe(r,e)} ${Ke(e)}
  `}function bn(r,e,t){if(t>=600)return e;let n=1-Math.max(t,0)/600;return e-(e-r)*n**3}function Yi(){return document.visibilityState==="visible"&&!matchMedia("(prefers-reduced-motion: reduce)").matches}var Vt=class extends O{static{this.properties={value:{attribute:!1},of:{attribute:!1},write:{attribute:!1}}}#e=null;#r=0;#t;#n=0;disconnectedCallback(){super.disconnectedCallback(),this.#i(),this.#e=this.value}willUpdate(e){if(!e.has("value")&&!e.has("of"))return;this.#i(),this.hasUpdated&&!e.has("of")&&this.#e!==null&&this.value!==null&&this.#e!==this.value&&Yi()?(this.#r=this.#e,this.#n=requestAnimationFrame(this.#s)):this.#e=this.value}render(){return this.write(this.#e)}#s=e=>{this.#t??=e;let t=e-this.#t;this.#e=this.value===null?null:bn(this.#r,this.value,t),t<600&&(this.#n=requestAnimationFrame(this.#s)),this.requestUpdate()};#i(){cancelAnimationFrame(this.#n),this.#t=void 0}};w("training-energy-figure",Vt);var vn=_`
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
`;var Qe=class extends E{static{this.styles=[A,j,vn]}static{this.getConfigForm=Yr}static{this.getStubConfig=oe}#e;#r;#t=!1;#n=!1;#s=new W(this);#i={start:()=>this.#c("training-energy-start-dialog")?.open(),stop:()=>this.#m(),pause:()=>this.#p("pause_session"),resume:()=>this.#p("resume_session"),keepSteps:e=>this.#p("update_session",{steps:e}),skipSteps:()=>this.#h()};constructor(){super(),new ze(this,()=>en(this.#s))}setConfig(e){this.#e=Lt(e),this.#d(),this.requestUpdate()}getCardSize(){return this.#s.rig?.status==="training"||this.#s.rig?.status==="paused"?10:7}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}heard(){this.#d()}shows(e){let t=this.#s.rig?.power_entity;return[t==null?void 0:e.states[t]]}willUpdate(){this.#n=this.shadowRoot?.activeElement!=null}updated(e){this.#n&&this.#u()}render(){let{hass:e}=this;if(e===void 0||this.#e===void 0)return u;let{rig:t,error:n,version:s}=this.#s,{say:i}=R(e);return c`<ha-card>
      <div class="card">
        ${t===void 0&&n===void 0?c`<p class="quiet">${i("shared.loading")}</p>`:u}
        ${n===void 0?u:c`<div role="alert">${T("mdi:alert-circle",n,"bad")}</div>`}
        ${t===void 0?u:c`${this.#o(e)} ${It(t)?this.#a(e,t):this.#l(e,t)}`}
        ${this.#r===void 0?u:c`<p class="error" role="alert">${this.#r}</p>`}
        ${G(e,s)}
      </div>
      <training-energy-start-dialog
        .hass=${e}
        .rig=${t!==void 0&&It(t)?t:void 0}
        @closed=${this.#u}
      ></training-energy-start-dialog>
      <training-energy-stop-dialog .hass=${e} @closed=${this.#u}></training-energy-stop-dialog>
    </ha-card>`}#o(e){let{rig:t}=this.#s;return c`<div class="top">
      <div class="sign"><ha-icon icon="mdi:expansion-card"></ha-icon></div>
      <h2 tabindex="-1">${t?.name}</h2>
      ${t?.status===void 0?u:c`<span class="status ${t.status}" role="status">${R(e).say(`shared.status_${t.status}`)}</span>`}
    </div>`}#a(e,t){let{session:n,outlook:s}=this.#s,i={...R(e),hass:e,rig:t,outlook:s,now:new Date,isBusy:this.#t,wasAsked:n!==null&&Wr(n.id),deeds:this.#i};return n===null||t.status==="idle"?an(n,i):t.status==="settling"?yn(n,i):fn(n,i)}#l(e,{name:t,removed:n}){let s=R(e).say(n?"shared.removed":"shared.not_running",{rig:t});return c`<div role="alert">${T("mdi:alert-circle",s,"bad")}</div>`}#d(){this.hass!==void 0&&this.#e!==void 0&&this.#s.follow(this.hass,this.#e.rig)}#c(e){return this.renderRoot.querySelector(e)}#m(){let{rig:e,session:t}=this.#s;e!==void 0&&t!==null&&this.#c("training-energy-stop-dialog")?.about(e.entry_id,t)}#h(){this.#s.session!==null&&(jr(this.#s.session.id),this.requestUpdate())}async#p(e,t={}){let{hass:n}=this,{rig:s,session:i}=this.#s;if(!(n===void 0||s===void 0||i===null||this.#t)){this.#t=!0,this.#r=void 0,this.requestUpdate();try{await $(n,e,{rig:s.entry_id,session_id:i.id,...t})}catch(o){this.#r=await x(n,o)}finally{this.#t=!1,this.requestUpdate()}}}#u(){this.updateComplete.then(()=>{this.shadowRoot?.activeElement==null&&this.renderRoot.querySelector("h2")?.focus()})}};w(Ie,Qe);M("customCards",{type:Ie,get name(){return v("card.title")},get description(){return v("card.about")},preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#live",getEntitySuggestion:Vr});function _n(r){let e=r.reduce((n,{value:s,range:i})=>Math.max(n,s??0,i?.[1]??0),0),t=n=>e>0?Math.max(n,0)/e*100:0;return r.map(({value:n,range:s})=>({end:t(n??0),range:s&&e>0?[t(s[0]),t(s[1])]:null}))}function we(r,e){let t=_n(r);return c`<ul class="bars" aria-label=${e}>
    ${r.map((n,s)=>Ki(n,t[s]))}
  </ul>`}function Ki({label:r,text:e,color:t,note:n},{end:s,range:i}){return c`<li>
    <span class="label"><bdi>${r}</bdi></span>
    <span class="figure">${e}</span>
    <span class="track" aria-hidden="true">
      <span class="bar" style="inline-size:${s}%;${t?`background:${t}`:""}"></span>
      ${i?c`<span class="range" style="inset-inline-start:${i[0]}%;inline-size:${i[1]-i[0]}%"></span>`:u}
    </span>
    ${n===void 0?u:c`<span class="note">${n}</span>`}
  </li>`}var et=_`
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
`;function tt(r,e,t=!1){let n=e>0?"mdi:arrow-up":e<0?"mdi:arrow-down":"mdi:equal",s=d(r,"shared.against"),i=e===0?"same":e>0===t?"better":"worse";return c`<span class="trend ${i}" title=${s}
    ><ha-icon icon=${n} aria-hidden="true"></ha-icon>${f(r).change(e)}<span class="hidden"> ${s}</span></span
  >`}var rt=_`
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
`;var de=class{#e;#r;constructor(e,t){this.#e=t,this.live=new W({addController:n=>e.addController(n),removeController:n=>e.removeController(n),requestUpdate:()=>this.#t(),get updateComplete(){return e.updateComplete},get isConnected(){return e.isConnected}})}#t(){let{turn:e,error:t,rig:n,session:s}=this.live,i=[e,t,n?.entry_id,n?.loaded,n?.history,s?.id,s?.status,s?.settled],o=JSON.stringify(i),a=o!==this.#r;this.#r=o,this.#e(a)}};var Yt="training-energy-comparison",nt=["model","name","tag"];function wn(r){let e=r.group_by??"model";if(!nt.includes(e))throw new Error(v("comparison.bad_group_by",{field:v("comparison.group_by"),value:String(e)}));return{...r,group_by:e}}function $n(){let e=[{name:"group_by",default:"model",selector:{select:{options:nt.map(t=>({value:t,label:v(`comparison.by_${t}`)})),mode:"dropdown"}}}];return F(e,{group_by:"comparison.group_by"},"shared.rig_help")}var Xi=["cost_per_1000_steps","energy_per_1000_steps_kwh","step_rate"];function xn(r){return Xi.filter(e=>r.some(t=>t[e]!==null))}function Sn(r,e){let t=r.filter(n=>n[e]!==null);return{shown:t,silent:r.length-t.length}}function Kt(r){return r!==null&&r.runs<4}function kn(r){if(r===null)return null;let[e,t]=Kt(r)?[r.lowest,r.highest]:[r.lower_quartile,r.upper_quartile];return e===t?null:[e,t]}var Zi=10,Ji=_`
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
    grid-template-columns: repeat(auto-fit, minmax(min(210px, 100%), 1fr));
    gap: 12px;
  }
  .small {
    font-size: var(--ha-font-size-s, 12px);
  }
  button {
    align-self: flex-start;
  }
`,st=class extends E{static{this.styles=[A,j,et,rt,Ji]}static{this.getStubConfig=oe}static{this.getConfigForm=$n}#e;#r="model";#t;#n;#s;#i=!1;#o=0;#a=new de(this,e=>e&&this.#l());setConfig(e){this.#e=wn(e),this.#r=this.#e.group_by,this.hass&&(this.heard(this.hass),this.#l()),this.requestUpdate()}getCardSize(){return 5}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}heard(e){this.#e&&this.#a.live.follow(e,this.#e.rig)}async#l(){let{hass:e}=this,{rig:t,error:n}=this.#a.live;if(this.#s=n,this.requestUpdate(),e===void 0||t===void 0)return;this.#o+=1;let s=this.#o,i={rig:t.entry_id,group_by:this.#r},[o,a]=await $(e,"compare_sessions",i).then(l=>[l.groups,void 0],async l=>[this.#n,await x(e,l)]);s===this.#o&&(this.#n=o,this.#s=a,this.requestUpdate())}render(){let{hass:e}=this;if(e===void 0||this.#e===void 0)return u;let t=this.#a.live.rig?.name,n=t===void 0||P(e).length<2;return c`<ha-card>
      <h2>${n?d(e,"comparison.title"):d(e,"comparison.title_of",{rig:t})}</h2>
      ${G(e,this.#a.live.version)}
      ${this.#s===void 0?u:c`<p class="error" role="alert">${this.#s}</p>`}
      ${this.#d(e)}
    </ha-card>`}#d(e){let t=this.#n;if(t===void 0)return this.#s===void 0?c`<p class="quiet" role="status">${d(e,"shared.loading")}</p>`:u;let n=xn(t),s=n.find(i=>i===this.#t)??n[0];return c`${this.#c(e,n,s)}
      ${s===void 0?c`<p class="quiet" role="status">${d(e,"comparison.empty")}</p>`:this.#m(e,t,s)}`}#c(e,t,n){return c`<div class="choices">
      <label>${d(e,"comparison.group_by")}
        <select @change=${this.#p}>
          ${nt.map(s=>c`<option value=${s} ?selected=${s===this.#r}>${d(e,`comparison.by_${s}`)}</option>`)}
        </select>
      </label>
      ${t.length<2?u:c`<label>${d(e,"comparison.measure")}
            <select @change=${this.#u}>
              ${t.map(s=>c`<option value=${s} ?selected=${s===n}>${d(e,`comparison.${s}`)}</option>`)}
            </select>
          </label>`}
    </div>`}#m(e,t,n){let{shown:s,silent:i}=Sn(t,n),o=this.#i?s:s.slice(0,Zi),a={count:f(e).number(s.length)};return c`${we(o.map(l=>this.#h(e,l,n)),d(e,`comparison.${n}`))}
    ${s.length>o.length?c`<button @click=${this.#f}>${d(e,"comparison.show_all",a)}</button>`:u}
    <p class="quiet small">
      ${d(e,"comparison.legend")}
      ${i>0?d(e,"comparison.silent",{count:f(e).number(i)},i):u}
    </p>`}#h(e,t,n){let s=f(e),i=t[n],o=n==="cost_per_1000_steps",a=N=>o?N:d(e,n==="step_rate"?"comparison.a_second":"comparison.kwh",{value:N}),l=N=>a(o?s.smallMoney(N,t.currency):s.significant(N)),p=kn(i),[h="",m=""]=p?je(s,p,o?t.currency:void 0).map(a):[],g={some:s.number(i?.runs??0),count:s.number(t.runs)},y=d(e,i?.runs===t.runs?"comparison.runs":"comparison.runs_of",g,t.runs),b=h!==m&&d(e,Kt(i)?"comparison.spanned":"comparison.between",{least:h,most:m}),k=t.last?.change_percent[n];return{label:t.group??d(e,`comparison.no_${this.#r}`),value:i?.median??null,text:i===null?s.number(null):l(i.median),range:p,note:c`${[y,b].filter(Boolean).join(" · ")}${k==null?u:c` · ${d(e,"comparison.last")} ${tt(e,k,n==="step_rate")}`}`}}#p(e){this.#r=e.target.value,this.#i=!1,this.#l()}#u(e){this.#t=e.target.value,this.requestUpdate()}#f(){this.#i=!0,this.requestUpdate()}};w(Yt,st);M("customCards",{type:Yt,get name(){return v("comparison.card_name")},get description(){return v("comparison.card_description")},preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#comparison"});var Tn=new Map;function C(r){return r.locale.time_zone==="server"?r.config.time_zone:new Intl.DateTimeFormat().resolvedOptions().timeZone}function Y(r,e){let t=Tn.get(e);if(t===void 0){let[h,m]=[{year:"numeric",month:"numeric",day:"numeric"},{hour:"numeric",minute:"numeric"}];t=new Intl.DateTimeFormat("en-US",{...h,...m,second:"numeric",hourCycle:"h23",timeZone:e}),Tn.set(e,t)}let n=Object.fromEntries(t.formatToParts(r).map(({type:h,value:m})=>[h,Number(m)])),{year:s=0,month:i=1,day:o=1,hour:a=0,minute:l=0,second:p=0}=n;return Date.UTC(s,i-1,o,a,l,p)-Math.floor(r/1e3)*1e3}var On=864e5;function ce(r,e){let t=new Date(r).getTime();return new Date(t+Y(t,e)).toISOString().slice(0,19)}function $e(r,e){let t=Date.parse(`${r}Z`);if(Number.isNaN(t))return null;let n=t-Y(t-On,e);return new Date(t-Y(n,e)).toISOString()}function Rn(r,e,t=0){return Xt(ce(r,e).slice(0,10),t)}function Xt(r,e){return new Date(Date.parse(`${r}T00:00:00Z`)+e*On).toISOString().slice(0,10)}var En=["all","week","month","year","own"],Qi={week:7,month:30,year:365},it={name:"",model:"",tag:"",period:"all",from:"",to:"",sort:"started",isDescending:!0,page:0};function ot(r,e,t=Date.now()){let n=Qi[r.period],s=r.period==="own",i=n===void 0?s?r.from:"":Rn(t,e,1-n),o=s&&r.to?Xt(r.to,1):"",a={name:r.name.trim(),model:r.model,tag:r.tag,after:i&&$e(`${i}T00:00:00`,e),before:o&&$e(`${o}T00:00:00`,e)};return Object.fromEntries(Object.entries(a).filter(l=>!!l[1]))}function An(r){let{name:e,model:t,tag:n,period:s}=r;return!!(e.trim()||t||n)||s!=="all"}function Zt(r){return r==="name"||r==="model"?"text":r==="started"?"time":"number"}function Cn(r,e){let t=Zt(e)!=="text";return{...r,sort:e,isDescending:r.sort===e?!r.isDescending:t,page:0}}function Pn(r,e,t){let n=Math.min(r*e+1,t),s=Math.min((r+1)*e,t);return{first:n,last:s,hasBefore:r>0,hasAfter:s<t}}var eo=1e3,to=[{key:"model",word:"shared.model",write:({model:r})=>r??"",hint:(r,{model:e})=>e},{key:"started",word:"history.when",write:({started_at:r},e)=>e.moment(r)},{key:"energy",word:"shared.energy",isNumber:!0,write:({energy_kwh:r},e)=>e.energy(r)}],ro={key:"cost",word:"shared.cost",isNumber:!0,write:(r,e)=>`${V(r)?"≈ ":""}${e.moneyInColumn(r.cost,r.currency)}`,hint:(r,e,t)=>V(e)?d(r,"history.estimated",{energy:t.energy(e.estimated_kwh)}):null},no={key:"steps",word:"shared.steps",isNumber:!0,alone:(r,e)=>d(r,"history.some_steps",{steps:e}),write:({steps:r},e)=>e.number(r)};function so({cost_per_step:r}){return r===null?null:r*eo}function Hn(r){let e=(n,s)=>d(n,"history.for_1000",{figure:s}),t=r?{key:"cost_per_step",word:"history.cost_per_1000",isNumber:!0,alone:e,write:(n,s)=>s.moneyInColumn(so(n),n.currency)}:{key:"energy_per_step",word:"history.energy_per_1000",isNumber:!0,alone:e,write:({energy_per_step_wh:n},s)=>n===null?s.significant(null):`${s.significant(n)} kWh`};return[...to,...r?[ro]:[],no,t]}var Qt="training-energy-history",Mn=25,Jt=100;function Dn(r){let e=r.page_size??Mn;if(!Number.isInteger(e)||e<1||e>Jt)throw new Error(v("history.bad_page_size",{field:v("history.page_size"),size:String(e),most:Jt}));return{...r,page_size:e}}function Nn(){return F([{name:"page_size",default:Mn,selector:{number:{min:1,max:Jt,mode:"box"}}}],{page_size:"history.page_size"},"shared.rig_help")}function er(r,e=""){let t=document.createElement("a");t.href=r,t.download=e,t.style.display="none",document.body.append(t),t.click(),t.remove()}function Ln(r){let e=URL.createObjectURL(new Blob([io(r,new Date)],{type:"application/json"}));er(e,oo(r.name??r.id)),setTimeout(()=>URL.revokeObjectURL(e),6e4)}function io(r,e){let t={format:"training_energy",version:1,rig:r.rig,exported_at:e.toISOString()};return JSON.stringify({...t,sessions:[r]},null,2)}function oo(r){return`${r.normalize("NFKD").replace(new RegExp("\\p{M}","gu"),"").replace(/[^\w.-]+/g,"-").replace(/^[-.]+|[-.]+$/g,"").slice(0,80)||"session"}.json`}function zn(r,{asked:e,page:t,columns:n,choose:s}){return c`<div class="filters" role="search" aria-label=${d(r,"history.filters")}>
    <label>${d(r,"shared.name")}
      <input type="search" .value=${e.name} @input=${i=>s({name:xe(i)})} />
    </label>
    ${Un(r,{word:"shared.model",any:"history.any_model",chosen:e.model,all:t?.models},i=>s({model:i}))}
    ${Un(r,{word:"history.tag",any:"history.any_tag",chosen:e.tag,all:t?.tags},i=>s({tag:i}))}
    <label>${d(r,"history.period")}
      <select @change=${i=>s({period:xe(i)})}>
        ${En.map(i=>c`<option value=${i} ?selected=${i===e.period}>${d(r,`history.period_${i}`)}</option>`)}
      </select>
    </label>
    ${e.period==="own"?[Bn(r,"history.from",e.from,i=>s({from:i})),Bn(r,"history.to",e.to,i=>s({to:i}))]:u}
    ${co(r,e,n,s)}
  </div>`}function Un(r,{word:e,any:t,chosen:n,all:s=[]},i){let o=n===""||s.includes(n)?s:[n,...s];return o.length===0?u:c`<label>${d(r,e)}
        <select @change=${a=>i(xe(a))}>
          <option value="" ?selected=${n===""}>${d(r,t)}</option>
          ${o.map(a=>c`<option value=${a} ?selected=${a===n}>${a}</option>`)}
        </select>
      </label>`}function Bn(r,e,t,n){return c`<label>${d(r,e)}
    <input type="date" .value=${t} @change=${s=>n(xe(s))} />
  </label>`}var ao={number:{rising:"history.rising",falling:"history.falling"},text:{rising:"history.rising_text",falling:"history.falling_text"},time:{rising:"history.rising_time",falling:"history.falling_time"}};function lo(r,e){return ao[Zt(r)][e?"falling":"rising"]}function co(r,e,t,n){let s=[{key:"name",word:"shared.name"},...t].flatMap(({key:i,word:o})=>[!0,!1].map(a=>({key:i,word:o,isDescending:a})));return c`<label class="order">${d(r,"history.sort")}
    <select
      @change=${i=>{let{key:o,isDescending:a}=s[Number(xe(i))];n({sort:o,isDescending:a})}}
    >
      ${s.map(({key:i,word:o,isDescending:a},l)=>c`<option value=${l} ?selected=${i===e.sort&&a===e.isDescending}>
            ${d(r,lo(i,a),{what:d(r,o)})}
          </option>`)}
    </select>
  </label>`}function xe(r){return r.target.value}var In=_`
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
`;var uo=300,at=class{constructor(e){this.#n=0;this.asked=it;this.size=0;this.isBusy=!1;this.#e=e}#e;#r;#t;#n;#s;get rig(){return this.#t}read(e,t){this.#r=e,this.#t=t,this.load()}choose(e){this.asked={...this.asked,page:0,...e},this.stop(),e.name===void 0?this.load():this.#s=setTimeout(()=>this.load(),uo),this.#e()}stop(){clearTimeout(this.#s)}fail(e){this.error=e,this.#e()}renew(e){let{page:t}=this;t?.sessions.some(({id:n})=>n===e.id)&&(this.page={...t,sessions:t.sessions.map(n=>n.id===e.id?{...n,...e}:n)},this.#e())}async load(){let e=this.#r;if(e===void 0||this.#t===void 0)return;this.#n+=1;let t=this.#n;this.isBusy=!0,this.#e();try{let n=await this.#i(e);t===this.#n&&this.#o(n)}catch(n){let s=await x(e,n);t===this.#n&&(this.isBusy=!1,this.fail(s))}}#i(e){let{sort:t,isDescending:n,page:s}=this.asked;return e.callWS({type:"training_energy/sessions",rig:this.#t,...ot(this.asked,C(e)),sort:t,descending:n,limit:this.size,offset:s*this.size})}#o(e){this.isBusy=!1,this.page=e,this.fail(void 0),e.sessions.length===0&&this.asked.page>0&&this.choose({page:Math.max(Math.ceil(e.total/this.size)-1,0)})}};var Fn=_`
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
`;var qn={ATTRIBUTE:1,CHILD:2,PROPERTY:3,BOOLEAN_ATTRIBUTE:4,EVENT:5,ELEMENT:6},Wn=r=>(...e)=>({_$litDirective$:r,values:e}),lt=class{constructor(e){}get _$AU(){return this._$AM._$AU}_$AT(e,t,n){this._$Ct=e,this._$AM=t,this._$Ci=n}_$AS(e,t){return this.update(e,t)}update(e,t){return this.render(...t)}};var{I:po}=Tr,jn=r=>r;var Gn=()=>document.createComment(""),ue=(r,e,t)=>{let n=r._$AA.parentNode,s=e===void 0?r._$AB:e._$AA;if(t===void 0){let i=n.insertBefore(Gn(),s),o=n.insertBefore(Gn(),s);t=new po(i,o,r,r.options)}else{let i=t._$AB.nextSibling,o=t._$AM,a=o!==r;if(a){let l;t._$AQ?.(r),t._$AM=r,t._$AP!==void 0&&(l=r._$AU)!==o._$AU&&t._$AP(l)}if(i!==s||a){let l=t._$AA;for(;l!==i;){let p=jn(l).nextSibling;jn(n).insertBefore(l,s),l=p}}}return t},K=(r,e,t=r)=>(r._$AI(e,t),r),mo={},Vn=(r,e=mo)=>r._$AH=e,Yn=r=>r._$AH,dt=r=>{r._$AR(),r._$AA.remove()};var Kn=(r,e,t)=>{let n=new Map;for(let s=e;s<=t;s++)n.set(r[s],s);return n},Xn=Wn(class extends lt{constructor(r){if(super(r),r.type!==qn.CHILD)throw Error("repeat() can only be used in text expressions")}dt(r,e,t){let n;t===void 0?t=e:e!==void 0&&(n=e);let s=[],i=[],o=0;for(let a of r)s[o]=n?n(a,o):o,i[o]=t(a,o),o++;return{values:i,keys:s}}render(r,e,t){return this.dt(r,e,t).values}update(r,[e,t,n]){let s=Yn(r),{values:i,keys:o}=this.dt(e,t,n);if(!Array.isArray(s))return this.ut=o,i;let a=this.ut??=[],l=[],p,h,m=0,g=s.length-1,y=0,b=i.length-1;for(;m<=g&&y<=b;)if(s[m]===null)m++;else if(s[g]===null)g--;else if(a[m]===o[y])l[y]=K(s[m],i[y]),m++,y++;else if(a[g]===o[b])l[b]=K(s[g],i[b]),g--,b--;else if(a[m]===o[b])l[b]=K(s[m],i[b]),ue(r,l[b+1],s[m]),m++,b--;else if(a[g]===o[y])l[y]=K(s[g],i[y]),ue(r,s[m],s[g]),g--,y++;else if(p===void 0&&(p=Kn(o,y,b),h=Kn(a,m,g)),p.has(a[m]))if(p.has(a[g])){let k=h.get(o[y]),N=k!==void 0?s[k]:null;if(N===null){let lr=ue(r,s[m]);K(lr,i[y]),l[y]=lr}else l[y]=K(N,i[y]),ue(r,s[m],N),s[k]=null;y++}else dt(s[g]),g--;else dt(s[m]),m++;for(;y<=b;){let k=ue(r,l[b+1]);K(k,i[y]),l[y++]=k}for(;m<=g;){let k=s[m++];k!==null&&dt(k)}return this.ut=o,Vn(r,l),B}});function Jn(r,e){return c`<table role="table" aria-busy=${e.isBusy} aria-label=${d(r,"history.table")}>
    <thead role="rowgroup">
      <tr role="row">
        <td role="cell"></td>
        ${Zn(r,{key:"name",word:"shared.name"},e)}
        ${e.columns.map(t=>Zn(r,t,e))}
        <th role="columnheader" scope="col" class="number">${d(r,"history.change")}</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${Xn(e.sessions,({id:t})=>t,t=>fo(r,t,e))}
    </tbody>
  </table>`}function Zn(r,{key:e,word:t,isNumber:n},{asked:s,sort:i}){let o=s.sort===e,a=s.isDescending?"mdi:arrow-down":"mdi:arrow-up";return c`<th
    role="columnheader"
    scope="col"
    class=${n?"number":""}
    aria-sort=${o?s.isDescending?"descending":"ascending":"none"}
  >
    <button class="sort" @click=${()=>i(e)}>${d(r,t)}${o?c`<ha-icon icon=${a}></ha-icon>`:u}</button>
  </th>`}function fo(r,e,{columns:t,selected:n,select:s,open:i}){let o=e.name??d(r,"shared.unnamed"),a=n.has(e.id);return c`<tr role="row" class=${a?"selected":""} @click=${p=>{p.target.closest("button, label")||i(e.id)}}>
    <td role="cell" class="check">
      <label>
        <input
          type="checkbox"
          .checked=${a}
          aria-label=${d(r,"history.select",{name:o})}
          @change=${p=>s(e,p.target.checked)}
        />
      </label>
    </td>
    <td role="cell" class="name">
      <button class="open" aria-haspopup="dialog" @click=${()=>i(e.id)}><bdi title=${o}>${o}</bdi></button>
      ${yo(r,e)}
    </td>
    ${t.map(p=>go(r,p,e))}
    <td role="cell" class="number change">${e.change_percent===null?u:tt(r,e.change_percent)}</td>
  </tr>`}function go(r,e,t){let{key:n,isNumber:s,alone:i}=e,o=f(r),a=e.write(t,o),l=[n,s&&"number",i&&n!=="steps"&&"ratio",(a===""||a==="–")&&"none"],p=i===void 0?a:c`<span class="headed">${a}</span><span class="alone">${i(r,a)}</span>`;return c`<td role="cell" class=${l.filter(Boolean).join(" ")} title=${e.hint?.(r,t,o)||u}>${p}</td>`}function yo(r,{status:e,outcome:t}){let n=e!=="finished"?`shared.status_${e}`:t===null||t==="completed"?null:`shared.outcome_${t}`;return n===null?u:c`<span class="chip ${e==="finished"?"":"strong"}">${d(r,n)}</span>`}var bo=["csv","json"],ct=class extends E{static{this.styles=[A,j,rt,Fn,In]}static{this.getStubConfig=oe}static{this.getConfigForm=Nn}#e;#r=new Map;#t=new at(()=>{this.#a(this.#t.page?.sessions??[]),this.requestUpdate()});#n=new de(this,e=>this.#o(e));setConfig(e){this.#e=Dn(e),this.#t.size!==this.#e.page_size&&(this.#t.size=this.#e.page_size,this.#t.choose({page:0})),this.hass&&this.heard(this.hass),this.requestUpdate()}getCardSize(){return 8}getGridOptions(){return{columns:"full",rows:"auto",min_columns:6}}disconnectedCallback(){this.#t.stop(),super.disconnectedCallback()}heard(e){this.#e&&this.#n.live.follow(e,this.#e.rig)}get#s(){return this.#n.live.rig?.entry_id}get#i(){let{page:e}=this.#t;return this.#n.live.rig?.has_price||(e?.sessions.some(({cost:t})=>t!==null)??!0)}#o(e){let{session:t,error:n}=this.#n.live;this.#s!==void 0&&this.#s!==this.#t.rig&&(this.#r=new Map),n!==void 0?this.#t.fail(n):e&&this.hass&&this.#s!==void 0?this.#t.read(this.hass,this.#s):t&&(this.#t.renew(t),this.#a([t]))}#a(e){let t=new Map(e.map(n=>[n.id,n]));this.#r=new Map([...this.#r].map(([n,s])=>[n,{...s,...t.get(n)}]))}#l(e,t){let n=[...this.#r].filter(([s])=>s!==e.id);this.#r=new Map(t?[...n,[e.id,e]]:n),this.requestUpdate()}#d(e){this.renderRoot.querySelector("training-energy-session")?.show(e)}#c({detail:e}){this.#r=new Map([...this.#r].filter(([t])=>t!==e)),this.#t.load()}async#m(e,t){try{let n=ot(this.#t.asked,C(e)),s={rig:this.#s??"",format:t,...n},{url:i}=await $(e,"export_sessions",s);this.#t.fail(void 0),er(i)}catch(n){this.#t.fail(await x(e,n))}}render(){let{hass:e}=this;if(e===void 0||this.#e===void 0)return u;let{asked:t,page:n,error:s}=this.#t,i=Hn(this.#i);return c`<ha-card>
        ${this.#h(e)} ${G(e,this.#n.live.version)}
        ${n===void 0&&s!==void 0?u:zn(e,{asked:t,page:n,columns:i,choose:o=>this.#t.choose(o)})}
        ${s===void 0?u:c`<p class="error" role="alert">${s}</p>`}
        ${this.#p(e,i)} ${this.#f(e)} ${this.#g(e)}
      </ha-card>
      <training-energy-session
        .hass=${e}
        .rig=${this.#s??""}
        .models=${n?.models??[]}
        @changed=${this.#c}
      ></training-energy-session>`}#h(e){let t=this.#n.live.rig?.name,n=t===void 0||P(e).length<2,s=d(e,"history.export_hint");return c`<div class="head">
      <h2>${n?d(e,"history.title"):d(e,"history.title_of",{rig:t})}</h2>
      <div class="export" role="group" aria-label=${s} title=${s}>
        ${bo.map(i=>c`<button class="plain" ?disabled=${!this.#t.page?.total} aria-label=${d(e,`history.export_${i}`)} @click=${()=>this.#m(e,i)}>
              <ha-icon icon="mdi:download"></ha-icon>${i.toUpperCase()}
            </button>`)}
      </div>
    </div>`}#p(e,t){let{page:n,asked:s,isBusy:i,error:o}=this.#t;return n===void 0?o===void 0?c`<p class="quiet state" role="status">${d(e,"shared.loading")}</p>`:u:n.total===0?this.#u(e):Jn(e,{sessions:n.sessions,columns:t,asked:s,selected:this.#r,isBusy:i,sort:a=>this.#t.choose(Cn(s,a)),select:(a,l)=>this.#l(a,l),open:a=>this.#d(a)})}#u(e){let{sort:t,isDescending:n}=this.#t.asked,s=()=>this.#t.choose({...it,sort:t,isDescending:n});return An(this.#t.asked)?c`<div class="quiet state" role="status">
          <p>${d(e,"history.none_fits")}</p>
          <button @click=${s}>${d(e,"history.show_all")}</button>
        </div>`:c`<p class="quiet state" role="status">${d(e,"history.empty")}</p>`}#f(e){let{page:t,asked:n,size:s}=this.#t;if(!t?.total)return u;let i=f(e),{first:o,last:a,hasBefore:l,hasAfter:p}=Pn(n.page,s,t.total),h={first:i.number(o),last:i.number(a),total:i.number(t.total)},m=g=>()=>this.#t.choose({page:n.page+g});return c`<nav class="pager" aria-label=${d(e,"history.pages")}>
      <button class="icon" ?disabled=${!l} aria-label=${d(e,"history.before")} @click=${m(-1)}><ha-icon class="turned" icon="mdi:chevron-left"></ha-icon></button>
      <span role="status">${d(e,"history.place",h)}</span>
      <button class="icon" ?disabled=${!p} aria-label=${d(e,"history.after")} @click=${m(1)}><ha-icon class="turned" icon="mdi:chevron-right"></ha-icon></button>
    </nav>`}#g(e){let t=[...this.#r.values()],{length:n}=t;if(n===0)return u;let s=n>1,i={count:f(e).number(n)};return c`${s?c`<training-energy-overlay tabindex="-1" .hass=${e} .rig=${this.#s??""} .sessions=${t}></training-energy-overlay>`:u}
      <div class="selection">
        <span role="status">${s?d(e,"history.selected",i):d(e,"history.select_another")}</span>
        ${s?c`<button class="primary" @click=${this.#y}>${d(e,"history.compare")}</button>`:u}
        <button @click=${this.#b}>${d(e,"history.unselect")}</button>
      </div>`}#y(){let e=this.renderRoot.querySelector("training-energy-overlay");e?.scrollIntoView({block:"nearest"}),e?.focus({preventScroll:!0})}#b(){this.#r=new Map,this.requestUpdate()}};var Qn=_`
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
  .rates {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(260px, 100%), 1fr));
    gap: 24px;
  }
  section h3 {
    margin-block-end: 8px;
  }
`;var tr=["blue","orange","green","purple","red","teal","pink","brown"].map((r,e)=>`var(--color-${e+1}, var(--${r}-color, var(--primary-color)))`),es=1e3;function ts(r){let e=r.find(({steps:t,cost:n})=>t&&n!==null)?.currency;return r.flatMap(t=>{let{steps:n,energy_kwh:s,cost:i}=t,o=i!==null&&t.currency===e;return n?[{session:t,energy:s/n*es,cost:o?i/n*es:null}]:[]})}var ut=class extends O{static{this.properties={hass:{attribute:!1},rig:{attribute:!1},sessions:{attribute:!1},error:{state:!0},curves:{state:!0}}}static{this.styles=[A,et,Qn]}#e=new Set;constructor(){super(),this.sessions=[],this.curves=new Map}willUpdate(e){e.has("sessions")&&(this.error=void 0,this.sessions.slice(0,8).forEach(t=>{this.#r(t)}))}async#r(e){let t=rs(e);if(!this.#e.has(t)){this.#e.add(t);try{let n=await $(this.hass,"get_session",{rig:this.rig,session_id:e.id});this.curves=new Map([...this.curves,[t,n]])}catch(n){this.#e.delete(t),this.error=await x(this.hass,n)}}}render(){let{hass:e,sessions:t}=this,n=t.slice(0,8);return c`
      <h3>${d(e,"history.overlay")}</h3>
      ${t.length>n.length?c`<p class="quiet">${d(e,"history.most_curves",{most:8,count:f(e).number(t.length)})}</p>`:u}
      ${this.error===void 0?u:c`<p class="error" role="alert">${this.error}</p>`}
      ${this.#t(n)}
      <ul class="legend" aria-label=${d(e,"history.legend")}>
        ${n.map((s,i)=>this.#n(s,tr[i]))}
      </ul>
      ${this.#s()}
    `}#t(e){let{hass:t}=this,n=f(t),s=e.flatMap((o,a)=>{let l=this.curves.get(rs(o));return l===void 0?[]:[{points:Ze(l),name:this.#i(o),color:tr[a]}]}),i=s.reduce((o,{points:a})=>Math.max(o,a.at(-1)?.[0]??0),0);return c`<training-energy-chart
      .series=${s}
      .label=${d(t,"history.overlay_label",{names:e.map(o=>this.#i(o)).join(", ")})}
      .unit=${"kWh"}
      .xTicks=${i>0?Ue(i):[]}
      .writeX=${o=>f(t).elapsed(o)}
      .writeY=${(o,a)=>n.number(o,a,a)}
    ></training-energy-chart>`}#n(e,t){let n=f(this.hass);return c`<li>
      <span class="swatch" style="background:${t}" aria-hidden="true"></span>
      <bdi class="called">${this.#i(e)}</bdi>
      <span class="quiet">${n.energy(e.energy_kwh)}, ${n.duration(e.duration_s)}</span>
    </li>`}#s(){let{hass:e}=this,t=f(e),n=ts(this.sessions);if(n.length===0)return c`<p class="quiet">${d(e,"history.no_steps")}</p>`;let s=n.map(({session:o,energy:a})=>({label:this.#i(o),value:a,text:`${t.significant(a)} kWh`})),i=n.map(({session:o,cost:a})=>({label:this.#i(o),value:a,text:t.smallMoney(a,o.currency)}));return c`<div class="rates">
      <section><h3>${d(e,"history.energy_per_1000")}</h3>${we(s,d(e,"history.energy_per_1000"))}</section>
      ${i.some(({value:o})=>o!==null)?c`<section><h3>${d(e,"history.cost_per_1000")}</h3>${we(i,d(e,"history.cost_per_1000"))}</section>`:u}
    </div>`}#i({name:e,started_at:t}){return e??f(this.hass).moment(t)}};function rs({id:r,status:e,energy_kwh:t}){return`${r} ${e} ${e==="finished"?t:""}`}function Se(r,e){let t=C(e);return{name:r.name??"",model:r.model??"",tags:r.tags.join(`
`),notes:r.notes??"",steps:r.steps===null?"":f(e).number(r.steps),price:"",outcome:r.outcome??"",started_at:ce(r.started_at,t),ended_at:r.ended_at===null?"":ce(r.ended_at,t)}}function pt(r,e,t){let n=Se(r,t),s=Object.keys(e);return Object.fromEntries(s.filter(i=>nr(e[i])!==nr(n[i])).map(i=>[i,_o(i,nr(e[i]),t)]))}function nr(r){return r.trim().replaceAll(`\r
`,`
`).replace(/^(\d+-\d\d-\d\dT\d\d:\d\d)$/,"$1:00")}function sr(r,e,t){let{steps:n,price:s}=e,[i,o]=[n,s].map(l=>l.trim()===""?0:z(l,t));return{...Number.isSafeInteger(i)&&i>=0?{}:{steps:"history.bad_steps"},...o===null?{price:"history.bad_price"}:{},...vo(r,e,t)}}function vo(r,e,t){let{started_at:n,ended_at:s}=pt(r,e,t);if(n===void 0&&s===void 0)return{};let[i,o]=[n??r.started_at,s??r.ended_at].map(a=>Date.parse(a??""));return i>=o?{[s===void 0?"started_at":"ended_at"]:"history.bad_times"}:{}}function _o(r,e,t){switch(r){case"tags":return e.split(`
`).map(n=>n.trim()).filter(Boolean);case"steps":case"price":return e===""?e:z(e,t);case"started_at":case"ended_at":return $e(e,C(t))??e;default:return e}}var wo=["completed","failed","cancelled","interrupted"],$o=255,xo=1e4,So={steps:[2e3,0],price:[.25,2]};function is(r,e){let{session:t,draft:n,models:s}=e,i=Se(t,r),o=t.ended_at!==null,a=(l,p)=>c`<label>${d(r,p)}
      <input name=${l} .value=${n[l]} ?required=${i[l]!==""} maxlength=${$o} autocomplete="off" list=${l==="model"?"models":u} />
    </label>`;return c`
    <div class="fields">
      ${a("name","shared.name")} ${a("model","shared.model")}
      <datalist id="models">${s.map(l=>c`<option value=${l}></option>`)}</datalist>
      ${ns(r,"steps",d(r,"shared.steps"),e)}
      ${ns(r,"price",d(r,"history.price_for_all",{currency:t.currency}),e)}
      ${o?To(r,n):u}
      <label class="wide">${d(r,"history.tag_lines")}
        <textarea name="tags" rows="2" .value=${n.tags}></textarea>
      </label>
      <label class="wide">${d(r,"history.notes")}
        <textarea name="notes" rows="3" maxlength=${xo} .value=${n.notes} ?required=${i.notes!==""}></textarea>
      </label>
      ${ss(r,"started_at","history.started",e)}
      ${o?ss(r,"ended_at","history.ended",e):u}
    </div>
    <p class="quiet hint">${d(r,"history.times_hint")}</p>
  `}function ns(r,e,t,n){let{session:s,draft:i,faults:o}=n,a=e==="steps",l=f(r),p=o[e],h=a?null:ko(r,s),m=[h===null?"":`hint-${e}`,p===void 0?"":`fault-${e}`].join(" ").trim(),[g,y]=So[e];return c`<div class="field">
    <label>${t}
      <input
        name=${e}
        type="text"
        inputmode=${a?"numeric":"decimal"}
        autocomplete="off"
        .value=${i[e]}
        ?required=${a&&s.steps!==null}
        aria-invalid=${p===void 0?u:"true"}
        aria-describedby=${m||u}
      />
    </label>
    ${h===null?u:c`<p class="quiet hint" id="hint-${e}">${h}</p>`}
    ${os(e,p&&d(r,p,{example:l.number(g,y,y)}))}
  </div>`}function ko(r,{average_price:e,currency:t}){return e===null?null:d(r,"history.price_hint",{price:re(r,e,t)})}function os(r,e){return e===void 0?u:c`<p class="error" id="fault-${r}" role="alert">${e}</p>`}function ss(r,e,t,{draft:n,faults:s}){let i=s[e];return c`<div class="field">
    <label>${d(r,t)}
      <input
        name=${e}
        type="datetime-local"
        step="1"
        required
        max=${ce(Date.now(),C(r))}
        .value=${n[e]}
        aria-invalid=${i===void 0?u:"true"}
        aria-describedby=${i===void 0?u:`fault-${e}`}
      />
    </label>
    ${os(e,i&&d(r,i))}
  </div>`}function To(r,e){return c`<label>${d(r,"history.outcome")}
    <select name="outcome">
      ${e.outcome===""?c`<option value="" selected></option>`:u}
      ${wo.map(t=>c`<option value=${t} ?selected=${t===e.outcome}>${d(r,`shared.outcome_${t}`)}</option>`)}
    </select>
  </label>`}async function as(r,e){try{return await e}catch(t){let{translation_key:n}=t??{};throw n==="unknown_session"?new Error(d(r,"history.gone")):t}}var ls=_`
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
  .field .hint,
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
  .facts .id {
    grid-column: 1 / -1;
  }
  /* A click takes all of it, to be copied. */
  code {
    user-select: all;
    overflow-wrap: anywhere;
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
`;function ds(r,e){return[...Oo(r,e),...Eo(r,e),...Ao(r,e),...Co(r,e)]}function mt(r,e){return e.filter(t=>t[1]!==null).map(([t,n,s,i])=>({key:t,label:d(r,t,i),text:n,...s?{detail:s}:{}}))}function S(r,e){return r==null?null:e(r)}function Oo(r,e){let t=f(r),{started_at:n,ended_at:s,duration_s:i,active_s:o,steps:a,planned_steps:l,start_step:p}=e,h=t.moment(n),m=Math.round(i-o),g=S(a,y=>t.number(y));return mt(r,[["history.when",s===null?d(r,"history.since",{begin:h}):h===t.moment(s)?h:d(r,"history.from_to",{begin:h,end:Ro(r,e)})],["history.duration",t.duration(i),m>0?d(r,"history.pauses",{paused:t.duration(m)}):null],["shared.steps",g,S(l,y=>d(r,"history.planned",{steps:t.number(y)}))??(p?d(r,"history.start_step",{step:t.number(p)}):null)],["history.outcome",e.outcome===null?null:d(r,`shared.outcome_${e.outcome}`)]])}function Ro(r,{started_at:e,ended_at:t}){let n=f(r);return n.day(e)===n.day(t)?n.time(t):n.moment(t)}function Eo(r,e){let t=f(r),{start_reading_kwh:n,end_reading_kwh:s,energy_min_kwh:i,energy_max_kwh:o}=e,a=i!==o,l=S(i,p=>S(o,h=>{let[m,g]=Bt(p,h);return d(r,"history.interval",{least:t.number(m,3,3),most:t.energy(g)})}));return mt(r,[["history.meter",S(n,p=>S(s,h=>d(r,"history.readings",{before:t.number(p,3,3),after:t.energy(h)})))],["shared.energy",t.energy(e.energy_kwh),a?l:null],["history.net",S(e.net_energy_kwh,t.energy.bind(t)),S(e.net_cost,p=>t.money(p,e.currency))],["history.power",S(e.average_power_w,t.power.bind(t))],["history.emissions",S(e.emissions_kg,p=>`${t.significant(p)} kg CO₂eq`)]])}function Ao(r,e){let t=f(r),{currency:n}=e;return mt(r,[["history.price",S(e.average_price,s=>re(r,s,n)),V(e)?d(r,"history.estimated",{energy:t.energy(e.estimated_kwh)}):null],[ae(e),S(e.cost,s=>t.money(s,n))],["history.budget",S(e.budget,s=>t.money(s,n))],["history.cost_per_step",S(e.cost_per_step,s=>t.smallMoney(s,n))],["history.steps_per",S(e.steps_per_currency,s=>t.significant(s)),null,{currency:n}]])}function Co(r,e){let t=f(r),n=e.lineage,s=n&&{sessions:t.number(n.sessions),steps:t.number(n.steps),energy:t.energy(n.energy_kwh),cost:t.money(n.cost,e.currency)};return mt(r,[["history.energy_per_step",S(e.energy_per_step_wh,i=>`${t.significant(i,4)} Wh`)],["history.speed",S(e.step_rate,i=>d(r,"history.a_second",{steps:t.significant(i)}))],["history.lineage",s&&d(r,n?.cost==null?"history.line_unpriced":"history.line",s)]])}var Po={dip:"history.dip",reset:"history.reset",rollback:"history.rollback",spike:"history.spike",undecided:"history.undecided",coarse_meter:"history.coarse_meter"};function cs(r){let e=new Map;for(let{fault:t,meter:n,count:s,kwh:i}of r){let o=JSON.stringify([t,n]),a=e.get(o)??{word:Po[t]??"history.other_fault",meter:n,count:0,kwh:0};e.set(o,{...a,count:a.count+(s||1),kwh:a.kwh+(i??0)})}return[...e.values()]}function us(r,e,t){return c`
    ${Ho(r,e)} ${Mo(r,e)}
    <dl class="facts">
      ${ds(r,e).map(({label:n,text:s,detail:i})=>c`<div><dt>${n}</dt><dd>${s}${i?c`<small>${i}</small>`:u}</dd></div>`)}
      <div class="id"><dt>${d(r,"history.id")}</dt><dd><code>${e.id}</code></dd></div>
    </dl>
    ${e.notes?c`<section><h3>${d(r,"history.notes")}</h3><p class="notes" dir="auto">${e.notes}</p></section>`:u}
    ${e.parent?c`<button class="link" @click=${()=>t(e.parent)}>${d(r,"history.parent")}</button>`:u}
    ${Do(r,e)} ${No(r,e)}
  `}function Ho(r,{model:e,tags:t,name:n,status:s}){let i=[...n&&e?[e]:[],...t],o=s==="finished";return i.length===0&&o?u:c`<p class="chips">
        ${o?u:c`<span class="chip strong">${d(r,`shared.status_${s}`)}</span>`}
        ${i.map(a=>c`<bdi class="chip">${a}</bdi>`)}
      </p>`}function Mo(r,e){return e.curve.length>1&&e.duration_s>0?Je(r,e):u}function Do(r,e){let t=cs(e.flags),n=f(r),s=i=>String(r.states[i]?.attributes.friendly_name??i);return t.length===0?u:c`<section>
        <h3>${d(r,"history.flags")}</h3>
        <ul class="flags">
          ${t.map(({word:i,meter:o,count:a,kwh:l})=>c`<li>${d(r,i,{meter:s(o),count:n.number(a),energy:`${n.significant(l)} kWh`},a)}</li>`)}
        </ul>
      </section>`}function No(r,e){let t=ln(e.segments),{length:n}=Gt(t);return t.length===0?u:c`<details>
        <summary>${d(r,"history.segments",{count:f(r).number(n)},n)}</summary>
        <div class="scroll" tabindex="0" role="region" aria-label=${d(r,"history.segments_table")}>
          <table>
            <thead>
              <tr>
                <th scope="col">${d(r,"history.from")}</th>
                <th scope="col">${d(r,"history.to")}</th>
                <th scope="col" class="number">${d(r,"shared.energy")}</th>
                <th scope="col" class="number">${d(r,"history.price")}</th>
                <th scope="col" class="number">${d(r,"shared.cost")}</th>
              </tr>
            </thead>
            <tbody>${t.map(s=>Lo(r,s,e.currency))}</tbody>
          </table>
        </div>
      </details>`}function Lo(r,{from:e,to:t,kwh:n,price:s,estimated:i},o){let a=f(r),l=re(r,s,o);return c`<tr>
    <td>${a.moment(e)}</td>
    <td>${a.moment(t)}</td>
    <td class="number">${a.energy(n)}</td>
    <td class="number">${i?d(r,"history.estimated_price",{price:l}):l}</td>
    <td class="number">${a.money(s===null?null:s*n,o)}</td>
  </tr>`}var ht=class extends H{static{this.properties={rig:{attribute:!1},models:{attribute:!1}}}static{this.styles=[...H.styles,ls]}#e="";#r;#t;#n={};#s=!1;createRenderRoot(){let e=super.createRenderRoot();for(let t of["cancel","keydown"])e.addEventListener(t,n=>this.#m(n),{capture:!0});return e}show(e){this.#e=e,this.#r=void 0,this.#t=void 0,this.#s=!1,this.open(),this.#v(async()=>{let t=await this.#_("get_session");(t.id===this.#e||t.key===this.#e)&&(this.#e=t.id,this.#r=t)})}content(){let{hass:e}=this,t=this.#r;if(e===void 0||t===void 0)return c`<div class="content">
        ${this.#i(e===void 0?"":d(e,"history.session"))}
        ${this.error===void 0&&e?c`<p class="quiet" role="status">${d(e,"shared.loading")}</p>`:this.refusal()}
      </div>`;let n=t.name??t.model??d(e,"shared.unnamed");return this.#t!==void 0?this.#l(t,this.#t,n):c`<div class="content">
      ${this.#i(n)}
      ${us(e,t,s=>this.show(s))}
      ${this.refusal()} ${this.#s?this.#a(n):this.#o(t)}
    </div>`}#i(e){return c`<div class="head">
      <h2 id="title" tabindex="-1"><bdi>${e}</bdi></h2>
      <button class="icon" type="button" aria-label=${this.hass?d(this.hass,"shared.close"):u} @click=${this.#h}>
        <ha-icon icon="mdi:close"></ha-icon>
      </button>
    </div>`}#o(e){let t=this.hass,n=e.ended_at!==null;return c`<div class="buttons">
      ${n?c`<button class="danger" ?disabled=${this.isBusy} @click=${()=>this.#d(()=>this.#s=!0)}>${d(t,"history.delete")}</button>`:u}
      ${e.settled?c`<button @click=${()=>Ln(e)}>${d(t,"history.export_one")}</button>`:u}
      <button class="primary" ?disabled=${this.isBusy} @click=${()=>this.#d(()=>this.#t=Se(e,t))}>${d(t,"history.edit")}</button>
    </div>`}#a(e){let t=this.hass;return c`<div class="question" role="group" aria-labelledby="question">
      <p id="question">${d(t,"history.delete_question",{name:e})}</p>
      <div class="buttons">
        <button ?disabled=${this.isBusy} @click=${()=>this.#d(()=>this.#s=!1)}>${d(t,"shared.cancel")}</button>
        <button class="danger" ?disabled=${this.isBusy} @click=${this.#b}>${d(t,"history.delete_surely")}</button>
      </div>
    </div>`}#l(e,t,n){let s=this.hass;return c`<form @submit=${this.#y} @change=${this.#g}>
      ${this.#i(d(s,"history.edit_title",{name:n}))}
      ${is(s,{session:e,draft:t,faults:this.#n,models:this.models??[]})}
      ${this.refusal()}
      <div class="buttons">
        <button type="button" ?disabled=${this.isBusy} @click=${this.#c}>${d(s,"shared.cancel")}</button>
        <button class="primary" ?disabled=${this.isBusy}>${d(s,"shared.save")}</button>
      </div>
    </form>`}async#d(e,t=".question button, form input, .buttons .primary"){e(),this.error=void 0,this.#n={},this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelector(t)?.focus()}async#c(){await this.#d(()=>this.#t=void 0,"#title"),this.renderRoot.querySelector("dialog")?.scrollTo({top:0})}#m(e){let t=e instanceof KeyboardEvent;this.#t===void 0||t&&e.key!=="Escape"||(e.preventDefault(),setTimeout(()=>this.#f?this.#p():this.#c()))}#h(){this.#f?this.#p():this.close()}async#p(){this.error=d(this.hass,"history.unsaved"),this.requestUpdate(),await this.updateComplete,this.renderRoot.querySelector(".buttons")?.scrollIntoView({block:"end"})}get#u(){let e=this.renderRoot.querySelector("form");return e===null||this.#t===void 0?void 0:{...this.#t,...Object.fromEntries(new FormData(e))}}get#f(){let e=this.#u;return e!==void 0&&Object.keys(pt(this.#r,e,this.hass)).length>0}#g(){let[e,t]=[this.#r,this.#u];this.hass!==void 0&&e!==void 0&&t!==void 0&&(this.#n=sr(e,t,this.hass),this.requestUpdate())}async#y(e){e.preventDefault();let{hass:t}=this,n=this.#r,s=this.#u;if(t===void 0||n===void 0||s===void 0)return;this.#t=s,this.#n=sr(n,s,t);let[i]=Object.keys(this.#n);if(i!==void 0){this.error=void 0,this.requestUpdate(),this.renderRoot.querySelector(`[name=${i}]`)?.focus();return}let o=pt(n,s,t);(Object.keys(o).length===0||await this.#v(async()=>{this.#r=await this.#_("update_session",o),this.dispatchEvent(new CustomEvent("changed"))}))&&this.#c()}async#b(){await this.#v(()=>this.#_("delete_session"))&&(this.close(),this.dispatchEvent(new CustomEvent("changed",{detail:this.#e})))}async#v(e){let t=await this.attempt(e);return t||this.dispatchEvent(new CustomEvent("changed")),t}#_(e,t={}){let n=this.hass;return as(n,$(n,e,{rig:this.rig,session_id:this.#e,...t}))}};w("training-energy-session",ht);w("training-energy-overlay",ut);w(Qt,ct);M("customCards",{type:Qt,get name(){return v("history.card_name")},get description(){return v("history.card_description")},preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#history"});var ft="training-energy-meter",ke=7,ps=366;function ms(r){let e=r.days??ke;if(!Number.isInteger(e)||e<1||e>ps)throw new Error(v("meter.bad_days",{field:v("meter.days_label"),days:String(e)}));return{...r,days:e}}function hs(r){let[e]=P(r);return e===void 0?{}:{rig:e.entry_id}}function fs(){return F([{name:"days",default:ke,selector:{number:{min:1,max:ps,mode:"box"}}}],{days:"meter.days_label"},"shared.rig_help")}function gs(r,e){let t=P(r).find(({entities:n})=>n.total_energy===e);return t===void 0?null:{config:{type:`custom:${ft}`,rig:t.entry_id}}}function ys(r){return r.translationMetadata?.translations[r.locale.language]?.isRTL??!1}function bs(r=[],e=[]){let[t]=e;return t===void 0?r:[...r.filter(n=>n.end<=t.start),...e]}function vs(r){let e=r.map(s=>s.filter(i=>i.state!=null)),t=[...new Set(e.flatMap(s=>s.map(i=>i.end)))].sort((s,i)=>s-i),n=e.map(()=>0);return t.flatMap(s=>{let i=0;for(let[o,a]of e.entries()){for(;(a[n[o]]?.end??Number.POSITIVE_INFINITY)<=s;)n[o]++;i+=a[n[o]-1]?.state??Number.NaN}return Number.isNaN(i)?[]:[[s,i]]})}function _s(r,e){let t=r.flatMap(n=>{let s=n.filter(a=>a.sum!=null),i=s.findLast(a=>a.end<=e)??s[0],o=s.at(-1);return i===void 0||o===void 0||o.end<=e?[]:[o.sum-i.sum]});return t.length===0?null:t.reduce((n,s)=>n+s)}var ws=36e5,Uo=2,Bo=500;async function $s(r,{rig:e,meters:t,span:n,now:s}){let[i,o]=await Promise.all([zo(r,t,{span:n,now:s}).catch(a=>{if(Fo(a))return null;throw a}),Io(r,e,n)]);return{meters:i,sessions:o}}async function zo(r,e,{span:t,now:n}){let s=(p,h)=>r.callWS({type:"recorder/statistics_during_period",start_time:new Date(h).toISOString(),end_time:new Date(t.to).toISOString(),statistic_ids:e,period:p,units:{energy:"kWh"},types:["state","sum"]}),i=t.from-ws,o=t.days<=Uo?i:Math.max(i,n-2*ws),[a,l]=await Promise.all([s("hour",i),o<t.to?s("5minute",o):{}]);return e.map(p=>bs(a[p],l[p]))}async function Io(r,e,t){let n=async l=>$(r,"list_sessions",{rig:e,...l}),s=async l=>{let p=[],h=1;for(;p.length<h;){let{sessions:m,total:g}=await n({...l,limit:Bo,offset:p.length});p.push(...m),h=m.length>0?g:0}return p},[i,o]=[t.from,t.to].map(l=>new Date(l).toISOString());return(await Promise.all([s({after:i,before:o}),n({before:i,limit:1}).then(({sessions:l})=>l)])).flat().filter(l=>l.ended_at===null||Date.parse(l.ended_at)>t.from)}function Fo(r){return r?.code==="unknown_command"}function ir(r,e,t){let n=Math.max(Date.parse(r.started_at),e.from),s=Math.min(r.ended_at===null?t:Date.parse(r.ended_at),e.to);return s>n?{from:n,to:s}:null}function xs(r,e,{now:t,nameOf:n}){return r.flatMap(s=>{let i=ir(s,e,t);return i===null?[]:[{...i,label:n(s),strength:.6}]})}function Ss(r,e){let t=r.ended_at===null?e.to:Date.parse(r.ended_at);return Date.parse(r.started_at)<e.from||t>e.to}function ks(r,e,t){return r.reduce((n,s)=>{let i=ir(s,e,t),o=ir(s,{from:Number.NEGATIVE_INFINITY,to:Number.POSITIVE_INFINITY},t);return i===null||o===null?n:n+s.energy_kwh*(i.to-i.from)/(o.to-o.from)},0)}function gt(r,e){let t=new Date(r+Y(r,e));return{year:t.getUTCFullYear(),month:t.getUTCMonth()+1,day:t.getUTCDate()}}function pe({year:r,month:e,day:t},n){let s=new Date(Date.UTC(r,e-1,t+n));return{year:s.getUTCFullYear(),month:s.getUTCMonth()+1,day:s.getUTCDate()}}function ne({year:r,month:e,day:t},n,s=0){let i=Date.UTC(r,e-1,t,s);return[-1,1].map(l=>Y(i+l*864e5,n)).map(l=>i-l).sort((l,p)=>l-p).find(l=>l+Y(l,n)>=i)??i}var qo={1:[0,6,12,18],2:[0,12]},Wo=7;function or(r,e,{days:t,back:n}){let s=pe(gt(r,e),1-n*t),i=pe(s,-t);return{first:i,days:t,from:ne(i,e),to:ne(s,e)}}function Ts(r,e){let t=Array.from({length:r.days},(i,o)=>pe(r.first,o)),n=qo[r.days];if(n!==void 0)return t.flatMap(i=>n.map(o=>ne(i,e,o)));let s=Math.ceil(r.days/Wo);return t.filter((i,o)=>o%s===0).map(i=>ne(i,e))}var jo=8;function Os(r,e,t){let{span:n,now:s,zone:i}=t,o=f(r),a=e.meters??[],l=vs(a).filter(([b])=>b>=n.from&&b<=n.to),p={from:n.from,to:Math.min(n.to,Math.max(s,n.from))},h=b=>b.name||b.model||d(r,"meter.session"),m=xs(e.sessions,p,{now:s,nameOf:h}),g=Ts(n,i),y=l.length>1;return{series:y?[{points:l,name:d(r,"meter.reading")}]:[],stretch:[n.from,n.to],bands:m,marks:g,summary:Yo(r,y?_s(a,n.from):null,{trained:ks(e.sessions,p,s),count:e.sessions.length,isCut:e.sessions.some(b=>Ss(b,p))}),entries:e.sessions.map(b=>d(r,"meter.entry",{name:h(b),when:o.moment(b.started_at),energy:o.energy(b.energy_kwh)})),writeX:b=>g.includes(b)?Go(r,n,b):Vo(r,m,b),writeY:(b,k)=>o.number(b,k,k),isUnrecorded:e.meters===null,isYoung:n.to>s}}function Go(r,e,t){let n=f(r);return e.days<=2?n.time(t):e.days<jo?n.weekday(t):n.day(t)}function Vo(r,e,t){let n=f(r).moment(t),s=e.find(({from:i,to:o})=>i<=t&&t<=o);return s===void 0?n:d(r,"meter.point",{when:n,name:s.label})}function Yo(r,e,{trained:t,count:n,isCut:s}){let i=f(r),o=i.energy(t),a={trained:s?d(r,"meter.about",{energy:o}):o,count:i.number(n)};if(e===null)return n===0?"":d(r,"meter.alone",a,n);let l={...a,total:i.energy(e)};return n===0?d(r,"meter.total",l):e>0&&t<=e?d(r,"meter.trained",{...l,share:i.share(t/e)},n):d(r,"meter.apart",l,n)}var Rs=_`
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
`;var Ko={1:"meter.day",7:"meter.week",30:"meter.month"},yt=class extends E{static{this.properties={days:{state:!0},back:{state:!0},found:{state:!0},error:{state:!0},isBusy:{state:!0}}}static{this.styles=[A,Rs]}static{this.getStubConfig=hs}static{this.getConfigForm=fs}#e=new W(this);#r;#t="";#n;constructor(){super(),this.days=ke,this.back=0,this.isBusy=!1}setConfig(e){let{days:t}=ms(e);t!==this.#r?.days&&(this.days=t,this.back=0),this.#r={...e,days:t},this.hass!==void 0&&this.heard(this.hass)}getCardSize(){return 6}getGridOptions(){return{columns:12,rows:"auto",min_columns:6}}heard(e){this.#r!==void 0&&this.#e.follow(e,this.#r.rig)}willUpdate(){let{rig:e,session:t,turn:n}=this.#e;if(this.hass===void 0||!e?.loaded||!this.isConnected)return;let s=C(this.hass),i=[this.days,this.back,gt(Date.now(),s),s],o=[n,e.history,t?.id,t?.ended_at],a=JSON.stringify([e.entry_id,e.meters,o,i]);a!==this.#t&&(this.#t=a,this.#s(this.hass,{rig:e.entry_id,meters:e.meters??[],zone:s}))}async#s(e,{rig:t,meters:n,zone:s}){let i=this.#t,o=Date.now(),a=or(o,s,{days:this.days,back:this.back});this.isBusy=!0;try{let l=await $s(e,{rig:t,meters:n,span:a,now:o});i===this.#t&&(this.found={history:l,at:{span:a,now:o,zone:s}},this.error=void 0)}catch(l){let p=await x(e,l);i===this.#t&&(this.error=p)}finally{i===this.#t&&(this.isBusy=!1)}}render(){let e=this.hass;if(e===void 0)return u;let{rig:t,error:n}=this.#e;return n!==void 0?c`<ha-card><p class="error" role="alert">${n}</p></ha-card>`:c`<ha-card>
      <h2>${t===void 0?d(e,"shared.loading"):d(e,"meter.title",{rig:t.name})}</h2>
      ${G(e,this.#e.version)}
      ${this.#i(e)}
      ${this.#c(e)}
    </ha-card>`}#i(e){let t=[...new Set([1,7,30,this.#r?.days??ke])].sort((i,o)=>i-o),[n,s]=ys(e)?["right","left"]:["left","right"];return c`<div class="controls">
      <div class="ranges" role="group" aria-label=${d(e,"meter.range")}>
        ${t.map(i=>c`<button aria-pressed=${i===this.days} @click=${()=>this.#o(i,0)}>${this.#a(e,i)}</button>`)}
      </div>
      <div class="steps">
        <button class="icon" aria-label=${d(e,"meter.back")} @click=${()=>this.#o(this.days,this.back+1)}>
          <ha-icon icon="mdi:chevron-${n}"></ha-icon>
        </button>
        <span aria-live="polite">${this.#l(e)}</span>
        <button class="icon" aria-label=${d(e,"meter.forward")} ?disabled=${this.back===0} @click=${()=>this.#o(this.days,this.back-1)}>
          <ha-icon icon="mdi:chevron-${s}"></ha-icon>
        </button>
      </div>
    </div>`}#o(e,t){this.days=e,this.back=t}#a(e,t){let n=Ko[t];return n===void 0?d(e,"meter.days",{days:f(e).number(t)},t):d(e,n)}#l(e){let t=f(e),n=C(e),{first:s,days:i}=or(Date.now(),n,{days:this.days,back:this.back}),[o,a]=[0,i-1].map(l=>t.day(ne(pe(s,l),n,12)));return i===1?o??"":d(e,"meter.from_to",{first:o??"",last:a??""})}#d(e){let{found:t}=this;if(t!==void 0)return(this.#n?.found!==t||this.#n.locale!==e.locale)&&(this.#n={found:t,locale:e.locale,picture:Os(e,t.history,t.at)}),this.#n.picture}#c(e){let t=this.#d(e),{rig:n}=this.#e;return this.error!==void 0?c`<p class="error plot message" role="alert">${this.error}</p>`:n!==void 0&&!n.loaded?c`<p class="quiet plot message">${d(e,n.removed?"shared.removed":"shared.not_running",{rig:n.name})}</p>`:t===void 0?c`<div class="plot" aria-busy="true"></div>`:c`${t.series.length===0?this.#m(e,t):this.#h(e,t)}
      ${t.summary===""?u:c`<p class="summary">${t.summary}</p>`}
      ${t.entries.length===0?u:c`<ul class="hidden" aria-label=${d(e,"meter.sessions")}>${t.entries.map(s=>c`<li>${s}</li>`)}</ul>`}`}#m(e,{isUnrecorded:t,isYoung:n}){return c`<p class="quiet plot message">${d(e,t?"meter.no_recorder":n?"meter.young":"meter.empty")}</p>`}#h(e,t){return c`<div class="plot" aria-busy=${this.isBusy}>
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
    </div>`}};w(ft,yt);M("customCards",{type:ft,get name(){return v("meter.name")},get description(){return v("meter.description")},preview:!0,documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md#meter",getEntitySuggestion:gs});var ar=3,Xo=["budget","steps_per_run","affordable_steps","affordable_runs"],Zo=["total_energy","total_cost","total_steps","total_sessions"];function As(r,e,t){return{title:e.name,path:`rig-${e.entry_id.toLowerCase()}`,type:"sections",max_columns:ar,sections:[bt([{type:"custom:training-energy-card",rig:e.entry_id}]),bt(Es(d(r,"strategy.budget"),"mdi:cash",[...Jo(r,e,t),...Qo(r,e)])),bt(Es(d(r,"strategy.totals"),"mdi:sigma",Hs(e,Zo)))].filter(n=>n.cards.length>0)}}function Cs(r,e,t){return{...t,type:"sections",max_columns:ar,sections:r.map(n=>({...bt([{type:e,rig:n.entry_id,grid_options:{columns:"full",rows:"auto"}}]),column_span:ar}))}}function Ps(r){let e=r.user?.is_admin??!1,t={text:d(r,"strategy.add"),icon:"mdi:plus",appearance:"filled",variant:"brand",tap_action:{action:"navigate",navigation_path:"/config/integrations/dashboard/add?domain=training_energy"}},n={type:"empty-state",content_only:!0,icon:"mdi:expansion-card",title:d(r,"strategy.no_rig"),content:d(r,e?"strategy.add_a_rig":"strategy.ask_for_a_rig"),...e?{buttons:[t]}:{}};return{title:d(r,"strategy.name"),path:"start",type:"panel",cards:[n]}}function bt(r){return{type:"grid",cards:r}}function Es(r,e,t){return t.length===0?[]:[{type:"heading",heading:r,icon:e},...t]}function Jo(r,e,t){let n=r.entities[e.entities.budget??""]?.name,s=n!==void 0&&n===t("component.training_energy.entity.number.budget.name");return Hs(e,Xo).map(i=>s&&i.entity===e.entities.budget?{...i,name:d(r,"strategy.planning_budget")}:i)}function Qo(r,e){let t=e.entities.affordable_steps,n=[{condition:"state",entity:t,state:"unknown"}];return t===void 0?[]:[{type:"markdown",text_only:!0,content:d(r,"strategy.unknown_yet"),visibility:n}]}function Hs(r,e){return e.flatMap(t=>{let n=r.entities[t];if(n===void 0)return[];let s=n.startsWith("number.")?{features:[{type:"numeric-input",style:"buttons"}]}:{};return[{type:"tile",entity:n,name:{type:"entity"},...s}]})}function Ds(r,e=r.localize){let t=P(r),n=d(r,"strategy.name");if(t.length===0)return{title:n,views:[Ps(r)]};let s=i=>Cs(t,`custom:training-energy-${i}`,{title:d(r,`strategy.${i}`),path:i});return{title:n,views:[...t.map(i=>As(r,i,e)),s("history"),s("comparison"),s("meter")]}}function Ns(r,e){return r.locale!==e.locale||r.user?.is_admin!==e.user?.is_admin?!0:(r.entities!==e.entities||r.devices!==e.devices)&&JSON.stringify(Ms(r))!==JSON.stringify(Ms(e))}function Ms(r){return P(r).map(e=>[e,r.entities[e.entities.budget??""]?.name])}var vt=class extends HTMLElement{static{this.noEditor=!0}static async generate(e,t){let[n]=await Promise.all([t.loadBackendTranslation("entity",te).catch(()=>{}),ie(t.locale.language)]);return Ds(t,n)}static shouldRegenerate(e,t,n){return Ns(t,n)}static getCreateSuggestions(){return{title:v("strategy.name"),icon:"mdi:expansion-card"}}};var Ls="training-energy";w(`ll-strategy-dashboard-${Ls}`,vt);M("customStrategies",{type:Ls,strategyType:"dashboard",get name(){return v("strategy.name")},get description(){return v("strategy.description")},documentationURL:"https://github.com/training-energy/training-energy/blob/main/docs/dashboard.md"});Hr();
