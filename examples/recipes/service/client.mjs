// Whether to dial. Whatever goes wrong, the answer is no: no 200, no answer in time, no JSON, no service.
export async function mayDial(service, question, milliseconds = 1000) {
  try {
    const response = await fetch(`${service}/decisions`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(question),
      signal: AbortSignal.timeout(milliseconds),
    });
    return response.status === 200 && (await response.json()).allowed === true;
  } catch {
    return false;
  }
}
