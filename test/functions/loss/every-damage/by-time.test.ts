import { matrixOf } from "../../../support/losses/matrix.ts";
import { byTime } from "../../../support/losses/scenes.ts";

matrixOf(byTime);
