// A function's process, as the platform runs it: the bundle that is deployed, fed one message after the other.
const { handler } = await import(process.argv[2]);

const eventOf = (task) => ({
  Records: [{ messageId: "0", body: JSON.stringify(task), eventSource: "aws:sqs" }],
});

process.on("message", async ({ task, ms }) => {
  const end = Date.now() + ms;
  const context = { awsRequestId: "0", getRemainingTimeInMillis: () => end - Date.now() };
  const { batchItemFailures } = await handler(eventOf(task), context);
  process.send(batchItemFailures.length === 0);
});
process.send("ready");
