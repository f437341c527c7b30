import { render } from "preact";
import "uplot/dist/uPlot.min.css";
import { fault } from "./state";
import "./style.css";
import { App } from "./view/App";

const root = document.getElementById("app")!;
root.replaceChildren();
if (fault === null) render(<App />, root);
else root.textContent = `The data of this report cannot be read: ${fault}`;
