import { matrixOf } from "../../../support/losses/matrix.ts";
import { byOthers } from "../../../support/losses/scenes.ts";

matrixOf(byOthers);
