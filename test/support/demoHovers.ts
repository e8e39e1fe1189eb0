import type { Explanation } from "../../server/explanation";
import { topics } from "../../server/topics/topics";
import { readDemos } from "../topics/demos";
import { placesIn } from "../topics/places";

/** What a token of a demo says: the topic that its hover is made of, and whether it is shown whole. */
export interface DemoHover extends Explanation {
  /** The first of the explanation's topics that exists. */
  shown: string;
  whole: boolean;
}

/** The hovers of every token of the demos of these names (`composeRights` for composeRights.compose.yaml). */
export function demoHovers(names: readonly string[]): DemoHover[] {
  const book = topics("en");
  const demos = readDemos().filter(({ uri }) => names.includes(uri.replace(/\..*$/, "")));
  return demos.flatMap(placesIn).flatMap((place) => {
    const whole = [place.topic, ...(place.otherwise ?? [])].find((id) => book.has(id));
    const shown = whole ?? place.inBrief;
    return shown === undefined ? [] : [{ ...place, shown, whole: whole !== undefined }];
  });
}
