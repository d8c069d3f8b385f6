import { matrixOf } from "../../../support/losses/matrix.ts";
import { byRequest } from "../../../support/losses/scenes.ts";

matrixOf(byRequest);
