// Starts the page, and says so if a part of it does not come.

try {
  const lacking = ["WebAssembly", "Worker", "DecompressionStream"].filter((name) => globalThis[name] === undefined);
  if (lacking.length) throw new Error(`this browser lacks ${lacking.join(" and ")}, or forbids it here`);
  await (await import("./app.js")).main();
} catch (error) {
  document.getElementById("loading").hidden = true;
  const told = document.createElement("p");
  told.className = "notice wrong";
  told.textContent = `The playground cannot start: ${error.message}.`;
  document.getElementById("notices").replaceChildren(told);
}
