import { lateProgressOf } from "../../src/cli/progress";

/** What is drawn while somebody watches, with a clock that is set by hand. */
function drawn(use: (progress: ReturnType<typeof lateProgressOf>, setClock: (now: number) => void) => void): string {
  let text = "";
  let now = 0;
  const isTTY = process.stderr.isTTY;
  const write = vi.spyOn(process.stderr, "write").mockImplementation((part) => {
    text += String(part);
    return true;
  });
  process.stderr.isTTY = true;
  process.stderr.cursorTo ??= () => true;
  process.stderr.clearLine ??= () => true;
  try {
    const progress = lateProgressOf({ isWatched: true }, () => now);
    use(progress, (time) => {
      now = time;
    });
    progress.end();
  } finally {
    write.mockRestore();
    process.stderr.isTTY = isTTY;
  }
  return text;
}

describe("a late bar", () => {
  test("shows nothing of what takes less than a second", () => {
    const text = drawn((progress, setClock) => {
      progress.show(0, "reading");
      setClock(999);
      progress.show(0.5, "auditing");
    });

    expect(text).toBe("");
  });

  test("shows what takes longer", () => {
    const text = drawn((progress, setClock) => {
      progress.show(0, "reading");
      setClock(1000);
      progress.show(0.5, "auditing");
    });

    expect(text).toContain("50 % | auditing");
  });

  test("shows at once what will take longer, because nothing is drawn while it is done", () => {
    expect(drawn((progress) => progress.show(0.3, "auditing", true))).toContain("30 % | auditing");
  });

  test("shows nothing where nobody watches", () => {
    const write = vi.spyOn(process.stderr, "write").mockReturnValue(true);
    const progress = lateProgressOf({ isWatched: false });
    progress.show(0.3, "auditing", true);
    progress.end();

    expect(write).not.toHaveBeenCalled();
    write.mockRestore();
  });
});
