// LangChain's adapter as a client: makes the calls of a file, and prints each answer as a line of JSON.
import { readFileSync } from "node:fs";
import { MultiServerMCPClient } from "@langchain/mcp-adapters";

const [file, command, ...args] = process.argv.slice(2);
const client = new MultiServerMCPClient({
  useStandardContentBlocks: false,
  mcpServers: { aitrader: { transport: "stdio", command, args } },
});
const tools = new Map((await client.getTools()).map((tool) => [tool.name, tool]));
for (const { tool, arguments: given } of JSON.parse(readFileSync(file, "utf8"))) {
  const answer = await tools.get(tool).invoke(given);
  console.log(JSON.stringify({ text: answer.text ?? answer }));
}

await client.close();
