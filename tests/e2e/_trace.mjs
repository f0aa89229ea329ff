import { chromium } from "@playwright/test";
import { launchOptions } from "./chromium.mjs";
import { serve, site } from "./serve.mjs";
const server = await serve();
const browser = await chromium.launch(launchOptions);
const page = await browser.newPage();
await page.goto(site); await page.getByRole("main").waitFor();
if(process.argv[3])await page.locator("#tab-"+process.argv[3]).click();await page.locator(process.argv[2]).first().focus();
await browser.startTracing(page,{categories:["devtools.timeline","blink","cc","toplevel","disabled-by-default-devtools.timeline"]});
const N=30;
for(let i=0;i<N;i++){await page.keyboard.press(i%2?"Backspace":"1");await page.waitForTimeout(60);}
const buf=JSON.parse((await browser.stopTracing()).toString());
const names=new Map(buf.traceEvents.filter(e=>e.name==="thread_name").map(e=>[e.pid+":"+e.tid,e.args.name]));
const agg=new Map();
for(const e of buf.traceEvents) if(e.ph==="X"&&e.dur){const k=names.get(e.pid+":"+e.tid)+" | "+e.name; const a=agg.get(k)??[0,0];a[0]+=e.dur/1000;a[1]++;agg.set(k,a);}
[...agg].sort((a,b)=>b[1][0]-a[1][0]).slice(0,45).forEach(([k,[t,c]])=>console.log((t/N).toFixed(2).padStart(8),(c/N).toFixed(1).padStart(6),k));
await browser.close();server.close();
