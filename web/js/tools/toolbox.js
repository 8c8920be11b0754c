/** The tools by name. The hand is none: it moves the paper, not what is on it. */
import { createEraser } from './eraser.js';
import { createPen } from './pen.js';

/** @param {import('./kit.js').Kit} kit @returns {Map<string, import('./kit.js').Tool>} */
export function createToolbox(kit) {
  const tools = [createPen(kit), createEraser(kit)];
  return new Map(tools.map((tool) => [tool.name, tool]));
}
