/**
 * OpenDSR 2.0 as sentences, each with a check that any processor can be asked: nothing here knows ours. Every
 * check sends requests of its own, for a person who does not exist.
 */
import assert from "node:assert/strict";
import { randomUUID, X509Certificate } from "node:crypto";
import type { Processor } from "./client.ts";
import {
  discover,
  headerNames,
  instant,
  isError,
  isSigned,
  json,
  request,
  send,
  sent,
  status,
} from "./expectations.ts";

type Check = { readonly name: string; readonly run: (processor: Processor) => Promise<void> };

export const checks: readonly Check[] = [
  {
    name: "6.5 discovery names version, identities, types and a certificate on its own domain",
    run: async (processor) => {
      const { body, domain } = await discover(processor);
      assert.equal(body.api_version, "2.0");
      assert.ok(body.supported_subject_request_types.includes("erasure"));
      for (const one of body.supported_identities) {
        assert.equal(typeof one.identity_type, "string");
        assert.equal(typeof one.identity_format, "string");
      }
      const url = new URL(body.processor_certificate);
      assert.deepEqual([url.protocol, url.hostname], ["https:", domain]);
    },
  },
  {
    name: "6.9 the certificate is valid now and for the domain that the header names",
    run: async (processor) => {
      const { body, domain } = await discover(processor);
      const { pathname } = new URL(body.processor_certificate);
      const certificate = new X509Certificate((await processor.ask("GET", pathname)).text);
      assert.ok(certificate.checkHost(domain));
      assert.ok(Date.parse(certificate.validFrom) <= Date.now());
      assert.ok(Date.parse(certificate.validTo) > Date.now());
    },
  },
  {
    name: "6.4 a request is created: 201, with every field that is required, and signed",
    run: async (processor) => {
      const { body, answer } = await sent(processor);
      const created = json(answer);
      assert.equal(typeof created.controller_id, "string");
      assert.equal(created.subject_request_id, body.subject_request_id);
      assert.match(created.expected_completion_time, instant);
      assert.match(created.received_time, instant);
      const encoded = Buffer.from(created.encoded_request, "base64").toString();
      assert.equal(encoded, JSON.stringify(body));
      await isSigned(processor, answer);
    },
  },
  {
    name: "6.9 the same request again is answered as it was at first",
    run: async (processor) => {
      const { body, answer } = await sent(processor);
      const again = await send(processor, body);
      status(again, 200, 201);
      const { received_time, expected_completion_time } = json(answer);
      const repeated = json(again);
      assert.deepEqual(
        [repeated.received_time, repeated.expected_completion_time],
        [received_time, expected_completion_time],
      );
    },
  },
  {
    name: "6.9 another request under the same id is refused",
    run: async (processor) => {
      const { body } = await sent(processor);
      const other = { ...body, submitted_time: new Date(0).toISOString() };
      isError(await send(processor, other), 400, 409);
    },
  },
  {
    name: "6.6 the status of a request is one of four, with its id and its expected time, and signed",
    run: async (processor) => {
      const { body, answer } = await sent(processor);
      for (const path of ["requests", "status"]) {
        const read = await processor.ask("GET", `/v2/${path}/${body.subject_request_id}`);
        status(read, 200);
        const found = json(read);
        assert.equal(found.subject_request_id, body.subject_request_id);
        assert.equal(found.controller_id, json(answer).controller_id);
        assert.match(found.expected_completion_time, instant);
        const known = ["pending", "in_progress", "completed", "cancelled"];
        assert.ok(known.includes(found.request_status), found.request_status);
        await isSigned(processor, read);
      }
    },
  },
  {
    name: "6.7 a request is called off while it is pending: 202, signed, and cancelled from then on",
    run: async (processor) => {
      const { body } = await sent(processor);
      const path = `/v2/requests/${body.subject_request_id}`;
      const answer = await processor.ask("DELETE", path);
      status(answer, 202);
      assert.equal(json(answer).subject_request_id, body.subject_request_id);
      assert.match(json(answer).received_time, instant);
      await isSigned(processor, answer);
      assert.equal(json(await processor.ask("GET", path)).request_status, "cancelled");
    },
  },
  {
    name: "6.3 a request without a required field, or with one that is wrong, is refused in the standard's shape",
    run: async (processor) => {
      for (const own of [
        { regulation: undefined },
        { subject_request_id: undefined },
        { subject_request_id: "1" },
        { subject_request_type: "wish" },
        { submitted_time: "yesterday" },
        { subject_identities: undefined },
        { subject_identities: [{ identity_type: "shoe_size", identity_value: "44" }] },
      ]) {
        const answer = await send(processor, await request(processor, own));
        isError(answer, 400);
        await isSigned(processor, answer);
      }
      isError(await processor.ask("POST", "/v2/requests", "{"), 400);
    },
  },
  {
    name: "6.8 an error says nothing of the person",
    run: async (processor) => {
      const identity_value = `person-${randomUUID()}`;
      const subject_identities = [
        { identity_type: "shoe_size", identity_value, identity_format: "raw" },
      ];
      const answer = await send(processor, await request(processor, { subject_identities }));
      isError(answer, 400);
      assert.ok(!answer.text.includes(identity_value));
    },
  },
  {
    name: "6.2 a request that is not there is not found, and cannot be called off",
    run: async (processor) => {
      for (const method of ["GET", "DELETE"]) {
        isError(await processor.ask(method, `/v2/requests/${randomUUID()}`), 400, 404);
      }
    },
  },
  {
    name: "6.2 a method that the standard does not name is not allowed",
    run: async (processor) => {
      for (const method of ["PUT", "PATCH"]) {
        status(await processor.ask(method, "/v2/requests", "{}"), 405);
      }
    },
  },
  {
    name: "10.1 the names that the protocol had before are honoured, and their headers",
    run: async (processor) => {
      const { regulation, api_version, ...body } = await request(processor);
      const answer = await send(processor, body, "/opengdpr_requests");
      status(answer, 201);
      await isSigned(processor, answer, headerNames.v1);
      const path = `/opengdpr_requests/${body.subject_request_id}`;
      status(await processor.ask("GET", path), 200);
      status(await processor.ask("DELETE", path), 202);
    },
  },
];
