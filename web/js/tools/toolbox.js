/** The tools by name. The hand is none: it moves the paper, not what is on it. */
import { createDragTool } from './drag-tool.js';
import { createEraser } from './eraser.js';
import { createPen } from './pen.js';
import { createSelect } from './select.js';
import { SHAPES } from './shapes.js';
import { textPlans } from './texts.js';

/** @param {import('./kit.js').Kit} kit @returns {Map<string, import('./kit.js').Tool>} */
export function createToolbox(kit) {
  const tools = [
    createSelect(kit),
    createPen(kit, 'pen'),
    createPen(kit, 'marker'),
    createPen(kit, 'highlighter'),
    createEraser(kit),
    ...[...SHAPES, ...textPlans(kit)].map((plan) => createDragTool(kit, plan)),
  ];
  return new Map(tools.map((tool) => [tool.name, tool]));
}
