import { orderedPagingSchema } from "../../functions/domain/paging.ts";
import { logDataSchema } from "../../functions/save-log-data/log-data.ts";
import { monitoringSchema } from "../../functions/save-monitoring-data/monitoring-data.ts";
import { logData, monitoringData, savedRecords } from "../answers/content.ts";
import { component } from "../components.ts";
import type { Descriptions } from "../description.ts";

const app = "/v1/apps/{appId}";

const saved = { 200: { says: "How many are stored, or were over already", body: savedRecords } };

export const recordRoutes = {
  [`POST ${app}/log-data`]: {
    id: "saveLogData",
    summary: "Store log data",
    details:
      "What happened at an interface: when, by whom, with which result. It is kept for the days that the policy allows.",
    body: component("LogDataBatch", logDataSchema),
    example: {
      records: [{ ip: "203.0.113.5", interface: "im.send", time: "2030-01-15T12:00:00Z" }],
    },
    answers: saved,
    problems: ["app-terminated", "erased-person"],
  },
  [`GET ${app}/log-data`]: {
    id: "readLogData",
    summary: "Read log data",
    details: "By day and newest first, as long as it may be kept.",
    query: orderedPagingSchema,
    answers: { 200: { says: "A page of what may be read now", body: logData } },
  },
  [`POST ${app}/monitoring-data`]: {
    id: "saveMonitoringData",
    summary: "Add to the sums of interfaces and minutes",
    details:
      "Counts of calls and their delays are added up by interface and minute; they hold no person.",
    body: component("MonitoringBatch", monitoringSchema),
    example: {
      records: [
        {
          interface: "im.send",
          minute: "2030-01-15T12:00:00Z",
          calls: 40,
          successes: 39,
          averageDelayMs: 21.5,
        },
      ],
    },
    answers: saved,
    problems: ["app-terminated", "erased-person"],
  },
  [`GET ${app}/monitoring-data`]: {
    id: "readMonitoringData",
    summary: "Read success rates and average delays",
    details: "Computed from the sums of the interfaces and minutes that are asked for.",
    query: orderedPagingSchema,
    answers: { 200: { says: "A page of what may be read now", body: monitoringData } },
  },
} as const satisfies Descriptions;
