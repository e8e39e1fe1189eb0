import { testChapters } from "../../support/chapterTests";

testChapters(["composeValues"], ["composeValues", "composeValuesRefused"]);
