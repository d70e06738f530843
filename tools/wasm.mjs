// Runs Python with this checkout in WebAssembly, under Node: `node tools/wasm.mjs PYODIDE SITE MODULE [ARG ...]` is
// there what `python -m MODULE ARG ...` is here. PYODIDE has that npm package installed, SITE holds the packages that were
// built for it; `make wasm` sets both up.
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [pyodide, site, module, ...args] = process.argv.slice(2);
const { loadPyodide } = createRequire(resolve(pyodide, "package.json"))("pyodide");
const python = await loadPyodide({ env: { HOME: "/tmp", PYTHONDONTWRITEBYTECODE: "1" } });
python.mountNodeFS("/site", resolve(site));
python.FS.mkdirTree("/checkout");
python.mountNodeFS("/checkout", process.cwd());
python.globals.set("argv", python.toPy([module, ...args]));
process.exitCode = python.runPython(`
import os, runpy, sys
os.chdir("/checkout")
sys.path[:0] = ["/checkout/src", "/checkout", "/site"]
sys.argv = list(argv)
try:
    runpy.run_module(argv[0], run_name="__main__", alter_sys=True)
    code = 0
except SystemExit as ended:
    code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
code
`);
