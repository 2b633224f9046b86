// The official TypeScript SDK as a client: makes the calls of a file, and prints each answer as a line of JSON.
import { readFileSync } from "node:fs";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [file, command, ...args] = process.argv.slice(2);
const client = new Client({ name: "aitrader-tests", version: "1.0.0" });
await client.connect(new StdioClientTransport({ command, args, stderr: "inherit" }));

// From here on the client checks each answer by the output schema of its tool.
await client.listTools();
for (const { tool, arguments: given, id } of JSON.parse(readFileSync(file, "utf8"))) {
  const answer = await client.callTool({ name: tool, arguments: given, _meta: { "aitrader/id": id } });
  console.log(JSON.stringify({ text: answer.content[0].text, structured: answer.structuredContent }));
}

const { resources } = await client.listResources();
for (const { uri } of resources) {
  const { contents } = await client.readResource({ uri });
  console.log(JSON.stringify({ uri, text: contents[0].text }));
}

const { messages } = await client.getPrompt({ name: "trading_day" });
console.log(JSON.stringify({ prompt: messages[0].content.text, instructions: client.getInstructions() }));
await client.close();
