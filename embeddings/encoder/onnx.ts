import * as onnxruntime from 'onnxruntime-node';

/** The library's exports, which Node does not see by name: they are passed on from another CommonJS module. */
const { InferenceSession, Tensor } = (
  'default' in onnxruntime ? onnxruntime.default : onnxruntime
) as typeof onnxruntime;

export type { InferenceSession as Session, Tensor as OnnxTensor } from 'onnxruntime-node';
export { InferenceSession, Tensor };
