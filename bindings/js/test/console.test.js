// What Node's console.log shows.

import assert from "node:assert/strict";
import test from "node:test";
import { inspect } from "node:util";

import { builds } from "./builds.js";

const { full, "by-name": byName } = builds;

test("an answer shows its properties, without undefined ones", () => {
    assert.equal(
        inspect(full.lookup(514).on("udp")),
        `Port {
  number: 514,
  transport: 'udp',
  range: 'system',
  name: 'syslog',
  names: [ 'syslog' ],
  status: 'assigned',
  records: [
    FullRecord {
      serviceName: 'syslog',
      portNumber: '514',
      ports: { first: 514, last: 514 },
      transport: 'udp',
      status: 'assigned',
      modificationDate: '2020-06-01',
      reference: '[RFC5426]'
    }
  ]
}`,
    );
    assert.equal(
        inspect(byName.service("esl-lm").records[0]),
        `Record {
  serviceName: 'esl-lm',
  portNumber: '1455',
  ports: { first: 1455, last: 1455 },
  transport: 'tcp',
  description: 'ESL License Manager',
  status: 'assigned'
}`,
    );
    assert.equal(
        inspect(byName.service("esl-lm"), { depth: 0 }),
        "Service { name: 'esl-lm', records: [Array] }",
    );
});

test("each property that it shows is one of the object", () => {
    for (const answer of [full.lookup(80), full.service("http"), ...full.lookup(9).records]) {
        for (const [, property] of inspect(answer).matchAll(/^ {2}(\w+):/gm)) {
            assert(answer[property] !== undefined, property);
        }
    }
});

test("a sequence shows its items, and its length where they are too deep", () => {
    const ports = byName.assignedPorts();
    const { length } = ports;
    assert.equal(
        inspect(ports, { maxArrayLength: 2, depth: 0 }),
        `Sequence [ [Port], [Port], ... ${length - 2} more items ]`,
    );
    assert.equal(inspect({ ports }, { depth: 0 }), `{ ports: [Sequence(${length})] }`);
});
