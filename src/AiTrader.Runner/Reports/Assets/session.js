// How one session is shown: its facts, its faults, its acts and its conversation.
const showSession = (() => {
  const { put } = page;

  function render(body, session) {
    for (const fact of session.facts || []) put(body, "p", "fact soft", fact);
    const faults = session.faults;
    if (faults.length) {
      const section = part(body, faults.length === 1 ? "Fault" : "Faults");
      for (const fault of faults) {
        const box = put(section, "div", "box bad");
        put(box, "p", "soft", "Attempt " + fault.attempt + ", " + fault.at);
        put(box, "p", "strong", fault.type);
        put(box, "pre", null, fault.message);
      }
    }
    const acts = part(body, "Acts");
    if (!session.acts.length) put(acts, "p", "soft", "Nothing.");
    for (const act of session.acts) {
      const box = put(acts, "div", "box " + act.act);
      const given = (act.act === "filled" ? "Filled: " : "Denied: ") + act.order;
      put(box, "p", "strong", act.act === "held" ? "Held" : act.act === "booked" ? act.what : given);
      if (act.act === "filled") put(box, "p", null, act.units + " at " + act.price + ", fee " + act.fee + "; then " + act.cash + " in cash and " + act.holding + " held");
      if (act.act === "denied") { put(box, "p", "code", act.code); put(box, "pre", "words", act.reason); }
      if (act.act === "held") put(box, "pre", "words", act.reason);
      put(box, "p", "soft", "by " + act.model);
    }
    const talk = part(body, "Conversation");
    if (!session.conversation) { put(talk, "p", "soft", "The conversation is left out: the page would be too large to open. A report of fewer traders has it."); return; }
    if (!session.conversation.length) put(talk, "p", "soft", "No conversation is recorded: who decided was no language model, or its journal is elsewhere.");
    let turn = 0;
    let calls = [];
    for (const { kind, said } of session.conversation) {
      if (kind === "prompt") prompt(talk, said);
      else if (kind === "reply") calls = reply(talk, said, ++turn);
      else answer(talk, calls.shift(), said);
    }
  }

  function part(body, title) {
    const section = put(body, "section");
    put(section, "h3", null, title);
    return section;
  }

  const listOf = value => Array.isArray(value) ? value : [];
  const asText = value => typeof value === "string" ? value : JSON.stringify(value, null, 2);

  function prompt(talk, messages) {
    const box = put(talk, "details", "box prompt");
    put(box, "summary", null, "Prompt");
    if (!Array.isArray(messages)) { put(box, "pre", null, asText(messages)); return; }
    for (const message of messages) {
      put(box, "p", "role", message && message.role);
      contents(box, listOf(message && message.contents));
    }
  }

  function reply(talk, response, turn) {
    const box = put(talk, "div", "box reply");
    put(box, "p", "role", "Turn " + turn);
    const messages = response && listOf(response.messages);
    if (!messages || !messages.length) put(box, "pre", null, asText(response));
    const calls = listOf(messages).flatMap(message => contents(box, listOf(message && message.contents)));
    const usage = response && response.usage;
    if (usage && typeof usage === "object") {
      const parts = ["inputTokenCount", "outputTokenCount"].filter(name => Number.isFinite(usage[name])).map(name => usage[name].toLocaleString("en") + (name === "inputTokenCount" ? " tokens in" : " tokens out"));
      if (parts.length) put(box, "p", "soft", parts.join(", "));
    }
    return calls;
  }

  // Shows what a message holds; gives the places of its calls, into which their answers go.
  function contents(box, parts) {
    const calls = [];
    for (const content of parts) {
      const type = content && content.$type;
      if (type === "text") put(box, "pre", "words", content.text);
      else if (type === "reasoning") { const thought = put(box, "details", "thought"); put(thought, "summary", null, "Reasoning"); put(thought, "pre", null, content.text); }
      else if (type === "functionCall") {
        const call = put(box, "div", "call");
        put(call, "p", "strong", content.name);
        put(call, "pre", "arguments", content.arguments === undefined || content.arguments === null ? "without arguments that can be read" : JSON.stringify(content.arguments, null, 2));
        calls.push(call);
      }
      else put(box, "pre", null, asText(content));
    }
    return calls;
  }

  function answer(talk, call, said) {
    const box = call || put(talk, "div", "box");
    put(box, "p", "role", "Answer");
    put(box, "pre", "answer", asText(said));
  }

  return render;
})();
