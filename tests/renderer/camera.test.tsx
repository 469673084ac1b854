import { act, renderHook, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { createBrowserCameras } from "../../renderer/components/camera/browser-cameras";
import { createCameraMemory } from "../../renderer/components/camera/camera-memory";
import { CameraCapture } from "../../renderer/components/camera/CameraCapture";
import type { CameraFault, Cameras, LiveCamera, PictureSize } from "../../renderer/components/camera/camera-port";
import type { Coach } from "../../renderer/components/camera/coach";
import type { CoachAnswer, CoachJob } from "../../renderer/components/camera/coach-messages";
import { useCamera } from "../../renderer/components/camera/use-camera";
import { useLiveCoach } from "../../renderer/components/camera/use-live-coach";
import { expectAccessible, renderScreen } from "./render-screen";

const noMemory = { recall: () => ({ id: undefined, size: undefined }), keep: () => undefined };
const silentCoach = (): Coach => ({ ask: () => new Promise(() => undefined), close: () => undefined });

function aCamera(id: string, size: PictureSize): LiveCamera {
  return {
    id,
    // jsdom has no streams, and nobody looks at this one.
    stream: {} as MediaStream,
    size,
    stillScale: 1,
    sizes: [],
    lost: new Promise(() => undefined),
    takeStill: () => Promise.resolve({ ok: false, fault: { kind: "no-still" } }),
    close: () => undefined,
  };
}

afterEach(() => {
  localStorage.clear();
  vi.unstubAllGlobals();
});

test("a camera that is missing, forbidden, busy or unplugged is told in its own words, with a way on", async () => {
  const told = new Set<string>();
  for (const kind of ["none", "refused", "in-use", "lost"] satisfies CameraFault["kind"][]) {
    const cameras: Cameras = {
      list: () => Promise.resolve([]),
      open: () => Promise.resolve({ ok: false, fault: { kind } }),
      watch: () => () => undefined,
    };
    const { container, unmount } = renderScreen(
      <CameraCapture
        cameras={cameras}
        memory={noMemory}
        mode="page"
        settings
        onStill={() => undefined}
        onCode={() => undefined}
        startCoach={silentCoach}
      />,
    );
    await screen.findByText("Các trang đã nhận vẫn nguyên.");
    expect(screen.getByRole("button", { name: "Thử lại" })).toBeDefined();
    told.add(container.textContent);
    await expectAccessible(container);
    unmount();
  }
  expect(told.size).toBe(4);
});

test("what the system answers is told apart: forbidden, used by another program, not there", async () => {
  const openWith = (name: string) => {
    const devices = { getUserMedia: () => Promise.reject(new DOMException("", name)) };
    // Only what is asked for is there.
    return createBrowserCameras(devices as unknown as MediaDevices).open(undefined, undefined);
  };
  for (const [name, kind] of [
    ["NotAllowedError", "refused"],
    ["NotReadableError", "in-use"],
    ["NotFoundError", "none"],
  ] as const) {
    expect(await openWith(name)).toEqual({ ok: false, fault: { kind } });
  }
});

test("the chosen camera and size are asked for again next time", async () => {
  const opened: unknown[] = [];
  const cameras: Cameras = {
    list: () => Promise.resolve([]),
    open: (id, size) => {
      opened.push([id, size]);
      return Promise.resolve({ ok: true, value: aCamera(id ?? "built-in", size ?? { width: 640, height: 480 }) });
    },
    watch: () => () => undefined,
  };
  const size = { width: 4208, height: 3120 };
  const first = renderHook(() => useCamera(cameras, createCameraMemory(localStorage)));
  await waitFor(() => {
    expect(first.result.current.state.kind).toBe("live");
  });
  act(() => {
    first.result.current.choose("document camera");
  });
  await waitFor(() => {
    expect(first.result.current.state.kind).toBe("live");
  });
  act(() => {
    first.result.current.resize(size);
  });
  await waitFor(() => {
    expect(first.result.current.state.kind).toBe("live");
  });
  first.unmount();
  const next = renderHook(() => useCamera(cameras, createCameraMemory(localStorage)));
  await waitFor(() => {
    expect(next.result.current.state.kind).toBe("live");
  });
  expect(opened.at(0)).toEqual([undefined, undefined]);
  expect(opened.at(-1)).toEqual(["document camera", size]);
});

/** A video whose pictures the test shows, and a coach that answers when the test says so. */
function aLiveScene() {
  vi.stubGlobal("VideoFrame", function VideoFrame() {});
  let now = 0;
  vi.spyOn(performance, "now").mockImplementation(() => now);
  let shown: (() => void) | undefined;
  const video = Object.assign(document.createElement("video"), {
    requestVideoFrameCallback(call: () => void) {
      shown = call;
      return 1;
    },
    cancelVideoFrameCallback: () => (shown = undefined),
  });
  Object.defineProperties(video, {
    readyState: { value: 4 },
    videoWidth: { value: 1920 },
    videoHeight: { value: 1080 },
  });
  const asked: CoachJob[] = [];
  const answers: ((answer: CoachAnswer) => void)[] = [];
  const coach: Coach = {
    ask(job) {
      asked.push(job);
      return new Promise((resolve) => answers.push(resolve));
    },
    close: () => undefined,
  };
  const camera = aCamera("a", { width: 1920, height: 1080 });
  const nothing = () => undefined;
  const hook = renderHook(() =>
    useLiveCoach({ video, camera, coach, mode: "page", paused: false, onFire: nothing, onCode: nothing }),
  );
  return {
    hook,
    asked,
    showPicture: (after: number) => {
      now += after;
      act(() => shown?.());
    },
    answer: (after: number) =>
      act(async () => {
        now += after;
        answers.shift()?.({
          quality: { outline: undefined, advice: ["no-page"], dpi: undefined, look: undefined },
          codes: [],
        });
        await Promise.resolve();
      }),
  };
}

test("one picture is judged at a time; one that came meanwhile follows at once, however many came", async () => {
  const { asked, showPicture, answer, hook } = aLiveScene();
  expect(asked).toHaveLength(1);
  for (let picture = 0; picture < 5; picture += 1) showPicture(33);
  expect(asked).toHaveLength(1);
  await answer(1);
  expect(asked).toHaveLength(2);
  await answer(60);
  // No further picture came: the same one is not judged again.
  expect(asked).toHaveLength(2);
  showPicture(33);
  expect(asked).toHaveLength(3);
  expect(hook.result.current.view?.rate).toBe(2);
});

test("a fast camera is looked at no more than twenty times a second", async () => {
  const { asked, showPicture, answer } = aLiveScene();
  for (let picture = 0; picture < 100; picture += 1) {
    await answer(2);
    showPicture(8);
  }
  expect(asked.length).toBeGreaterThan(15);
  expect(asked.length).toBeLessThanOrEqual(21);
});
