// SPDX-License-Identifier: Apache-2.0

// The incident of tools/benchmarks/charts.cpp on scion-core and XState: transitions a second.
//
//   node peers.mjs SECONDS MODULES   prints one line of JSON; MODULES holds node_modules

import { createRequire } from "node:module";
import { join } from "node:path";
import { performance } from "node:perf_hooks";

const seconds = Number(process.argv[2] ?? 1);
const require = createRequire(join(process.argv[3], "node_modules", "here.js"));
const scion = require("@scion-scxml/core");
const { createActor, createMachine, assign } = require("xstate");

const events = ["assign", "claim", "resolve", "close", "reopen"].map((name) => ({ name }));
events[0].data = { severity: 4, by: "D18" };
const xevents = events.map(({ name, data }) => ({ type: name, data }));

function rate(list, step) {
  const rounds = 200;
  let steps = 0;
  const began = performance.now();
  let passed = 0;
  do {
    for (let round = 0; round < rounds; ++round) for (const event of list) step(event);
    steps += rounds * list.length;
    passed = (performance.now() - began) / 1000;
  } while (passed < seconds);
  return steps / passed;
}

function scionSession() {
  // A factory: an object model would be cloned as JSON, and its functions lost.
  let category = "fire";
  let count = 0;
  const guard = (event) => event.data.severity >= 3 && category === "fire";
  const to = (event, target, more = {}) => ({ transitions: [{ event, target, ...more }] });
  const session = new scion.Statechart(() => ({
    states: [
      { id: "raised", ...to("assign", "assigned", { cond: guard }) },
      { id: "assigned", ...to("claim", "claimed") },
      { id: "claimed", ...to("resolve", "resolved") },
      { id: "resolved", ...to("close", "closed") },
      { id: "closed", ...to("reopen", "reopened", { onTransition: () => { count += 1; } }) },
      { id: "reopened", ...to("assign", "assigned", { cond: guard }) },
    ],
  }));
  session.start();
  return session;
}

const cond = ({ context, event }) => event.data.severity >= 3 && context.category === "fire";
const machine = createMachine({
  initial: "raised",
  context: { category: "fire", count: 0 },
  states: {
    raised: { on: { assign: { target: "assigned", guard: cond } } },
    assigned: { on: { claim: "claimed" } },
    claimed: { on: { resolve: "resolved" } },
    resolved: { on: { close: "closed" } },
    closed: {
      on: {
        reopen: {
          target: "reopened",
          actions: assign({ count: ({ context }) => context.count + 1 }),
        },
      },
    },
    reopened: { on: { assign: { target: "assigned", guard: cond } } },
  },
});

function xstatePure() {
  const actor = createActor(machine).start();
  const result = rate(xevents, (event) => actor.send(event));
  if (!["reopened", "assigned"].includes(actor.getSnapshot().value)) throw new Error("stuck");
  return result;
}

function xstateDurable() {
  let bytes = JSON.stringify(createActor(machine).start().getPersistedSnapshot());
  return rate(xevents, (event) => {
    const actor = createActor(machine, { snapshot: JSON.parse(bytes) }).start();
    actor.send(event);
    bytes = JSON.stringify(actor.getPersistedSnapshot());
    actor.stop();
  });
}

function scionPure() {
  const session = scionSession();
  const result = rate(events, (event) => session.gen(event));
  if (session.getConfiguration()[0] !== "reopened") throw new Error("stuck");
  return result;
}

console.log(JSON.stringify({
  "scion-core": scionPure(),
  "XState": xstatePure(),
  "XState, restore and persist": xstateDurable(),
}));
