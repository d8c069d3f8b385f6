import { matrixOf } from "../../../support/losses/matrix.ts";
import { byLaterWord } from "../../../support/losses/scenes.ts";

matrixOf(byLaterWord);
