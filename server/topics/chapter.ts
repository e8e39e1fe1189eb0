export interface Topic {
  id: string;
  title: string;
  body: string;
  /** In a translation: hash of the English section it was translated from. */
  translates?: string;
}

const heading = /^## (.*?)\s*\{#([\w.-]+)(?: en=([0-9a-f]{8}))?\}\s*$/;

/** The topics of a chapter: one per `## Title {#id}` heading; a translation's heading is `## Title {#id en=hash}`. */
export function parseChapter(markdown: string): Topic[] {
  const topics: Topic[] = [];
  for (const line of markdown.split(/\r?\n/)) {
    const match = heading.exec(line);
    if (match)
      topics.push({ title: match[1]!, id: match[2]!, body: "", ...(match[3] ? { translates: match[3] } : {}) });
    else if (topics.length > 0) topics[topics.length - 1]!.body += `${line}\n`;
  }
  for (const topic of topics) topic.body = topic.body.trim();
  return topics;
}

/** FNV-1a of the title and body, 8 hexadecimal digits: what a translation names to say which English text it translates. */
export function topicHash(topic: Pick<Topic, "title" | "body">): string {
  const text = `${topic.title}\n${topic.body}`;
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, "0");
}
