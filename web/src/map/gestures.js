// Mouse, touch, pen and wheel on the canvas, as moves and zooms of the map.
//
// The map must not trap the scrolling of its page. A wheel alone scrolls the page, and
// zooms with Ctrl or Cmd, as browsers also report a pinch on a touchpad. One finger
// scrolls the page while the whole map is visible, and pans when zoomed in. Two fingers
// always zoom.

/**
 * The largest distance in pixels that a click may move. A pointer that moves further
 * drags.
 */
const CLICK = 5;

/**
 * @typedef {object} Handlers
 * @property {(x: number, y: number) => void} pan by so many pixels
 * @property {(factor: number, x: number, y: number) => void} zoom around a place
 * @property {(x: number, y: number) => void} hover
 * @property {() => void} leave
 * @property {(x: number, y: number, isTouch: boolean) => void} click
 */

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Handlers} handlers
 */
export function listenToPointers(canvas, handlers) {
  /** @type {Map<number, {x: number, y: number}>} */
  const held = new Map();
  let isClick = false;
  let start = { x: 0, y: 0 };

  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    held.set(event.pointerId, at(event));
    isClick = held.size === 1;
    start = at(event);
    canvas.setPointerCapture(event.pointerId);
  });

  canvas.addEventListener("pointermove", (event) => {
    const to = at(event);
    const from = held.get(event.pointerId);
    if (from === undefined) {
      if (event.pointerType !== "touch") handlers.hover(to.x, to.y);
      return;
    }
    if (isClick && Math.hypot(to.x - start.x, to.y - start.y) <= CLICK) return;
    if (isClick) handlers.leave();
    isClick = false;
    const others = [...held].filter(([id]) => id !== event.pointerId);
    held.set(event.pointerId, to);
    canvas.classList.add("is-dragged");
    if (others.length === 0) {
      handlers.pan(from.x - to.x, from.y - to.y);
      return;
    }
    const other = others[0][1];
    const middle = (one) => ({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 });
    const [before, now] = [middle(from), middle(to)];
    const spread = (one) => Math.max(1, Math.hypot(one.x - other.x, one.y - other.y));
    handlers.pan(before.x - now.x, before.y - now.y);
    handlers.zoom(spread(to) / spread(from), now.x, now.y);
  });

  const release = (event) => {
    const wasHeld = held.delete(event.pointerId);
    if (held.size === 0) canvas.classList.remove("is-dragged");
    return wasHeld;
  };
  canvas.addEventListener("pointerup", (event) => {
    if (!release(event) || !isClick) return;
    isClick = false;
    handlers.click(start.x, start.y, event.pointerType === "touch");
  });
  canvas.addEventListener("pointercancel", (event) => {
    release(event);
    isClick = false;
  });
  canvas.addEventListener("pointerleave", () => handlers.leave());

  canvas.addEventListener(
    "wheel",
    (event) => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      const { x, y } = at(event);
      handlers.zoom(2 ** (-pixels(event) / 160), x, y);
    },
    { passive: false },
  );
}

/**
 * The distance of a wheel event. A notch of a mouse is about 100 pixels or 3 lines.
 * @param {WheelEvent} event
 */
function pixels({ deltaY, deltaMode }) {
  const units = { [WheelEvent.DOM_DELTA_LINE]: 33, [WheelEvent.DOM_DELTA_PAGE]: 400 };
  return Math.max(-240, Math.min(240, deltaY * (units[deltaMode] ?? 1)));
}
