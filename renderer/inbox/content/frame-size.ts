export type FrameSize = { readonly width: number; readonly height: number };

const largest = 320;
const smallest: FrameSize = { width: 140, height: 84 };

/**
 * The frame of a picture, known before the picture is: its own shape within 320 × 320 pixels, cropped only where it
 * would be too thin to press. Without known dimensions 4:3.
 */
export function frameSize(width: number | null, height: number | null): FrameSize {
  if (width === null || height === null || width <= 0 || height <= 0) return { width: 280, height: 210 };
  const scale = Math.min(1, largest / width, largest / height);
  return {
    width: Math.max(smallest.width, Math.round(width * scale)),
    height: Math.max(smallest.height, Math.round(height * scale)),
  };
}
