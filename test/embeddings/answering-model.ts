import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { onnx } from 'onnx-proto';

/**
 * Writes a tiny model of the extractive question-answering kind, in the layout of the hub: a token of the passage can start and
 * end an answer as far as it stands in the question too, and "no answer" (the first token) is worth a little less than one such
 * token. Words are whole; unknown ones fall into letters.
 */
export function writeAnsweringModel(folder: string, words: readonly string[]): void {
  mkdirSync(join(folder, 'onnx'), { recursive: true });
  const json = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  const letters = Array.from('abcdefghijklmnopqrstuvwxyz0123456789.,?:');
  const pieces = [
    '[PAD]',
    '[UNK]',
    '[CLS]',
    '[SEP]',
    ...new Set([...words, ...letters]),
    ...letters.map((one) => `##${one}`),
  ];
  json('config.json', {
    model_type: 'bert',
    architectures: ['BertForQuestionAnswering'],
    max_position_embeddings: 48,
  });
  json('tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    model_max_length: 48,
    do_lower_case: true,
  });
  json('tokenizer.json', tokenizerOf(pieces));
  writeFileSync(join(folder, 'onnx', 'model_quantized.onnx'), onnx.ModelProto.encode(graphOf()).finish());
}

function tokenizerOf(pieces: readonly string[]) {
  const special = (content: string, id: number) => ({ id, content, special: true });
  const mark = (id: string, type_id: number) => ({ SpecialToken: { id, type_id } });
  const text = (id: string, type_id: number) => ({ Sequence: { id, type_id } });
  return {
    version: '1.0',
    added_tokens: ['[PAD]', '[UNK]', '[CLS]', '[SEP]'].map(special),
    normalizer: {
      type: 'BertNormalizer',
      clean_text: true,
      handle_chinese_chars: true,
      strip_accents: true,
      lowercase: true,
    },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    post_processor: {
      type: 'TemplateProcessing',
      single: [mark('[CLS]', 0), text('A', 0), mark('[SEP]', 0)],
      pair: [mark('[CLS]', 0), text('A', 0), mark('[SEP]', 0), text('B', 1), mark('[SEP]', 1)],
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [2], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [3], tokens: ['[SEP]'] },
      },
    },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(pieces.map((piece, i) => [piece, i])),
    },
  };
}

/** logit[t] = 5 × |{s in the question: id[s] = id[t]}| for t in the passage, and 4 for the first token. */
function graphOf(): onnx.ModelProto {
  const { TensorProto, ModelProto } = onnx;
  const value = (name: string, elemType: number, dims: string[]) => ({
    name,
    type: { tensorType: { elemType, shape: { dim: dims.map((dimParam) => ({ dimParam })) } } },
  });
  const ints = (name: string, values: number[], dims = [values.length]) => ({
    name,
    dataType: TensorProto.DataType.INT64,
    dims,
    int64Data: values,
  });
  const float = (name: string, one: number) => ({
    name,
    dataType: TensorProto.DataType.FLOAT,
    dims: [],
    floatData: [one],
  });
  const node = (opType: string, input: string[], output: string, attribute: object[] = []) => ({
    opType,
    input,
    output: [output],
    attribute,
  });
  const number = [{ name: 'to', i: TensorProto.DataType.FLOAT, type: onnx.AttributeProto.AttributeType.INT }];
  const [whole, logit] = [TensorProto.DataType.INT64, TensorProto.DataType.FLOAT];
  return ModelProto.create({
    irVersion: 7,
    opsetImport: [{ domain: '', version: 13 }],
    graph: {
      name: 'same-words',
      input: ['input_ids', 'attention_mask', 'token_type_ids'].map((name) =>
        value(name, whole, ['texts', 'tokens']),
      ),
      output: ['start_logits', 'end_logits'].map((name) => value(name, logit, ['texts', 'tokens'])),
      initializer: [
        ints('row', [1]),
        ints('column', [2]),
        ints('first', [2]),
        float('five', 5),
        float('four', 4),
        float('one', 1),
      ],
      node: [
        node('Unsqueeze', ['input_ids', 'row'], 'across'),
        node('Unsqueeze', ['input_ids', 'column'], 'down'),
        node('Equal', ['across', 'down'], 'equal'),
        node('Cast', ['equal'], 'same', number),
        node('Cast', ['token_type_ids'], 'passage', number),
        node('Sub', ['one', 'passage'], 'question'),
        node('Unsqueeze', ['question', 'row'], 'asked'),
        node('Mul', ['same', 'asked'], 'matched'),
        node('ReduceSum', ['matched', 'column'], 'count3', [
          { name: 'keepdims', i: 0, type: onnx.AttributeProto.AttributeType.INT },
        ]),
        node('Mul', ['count3', 'passage'], 'counted'),
        node('Mul', ['counted', 'five'], 'found'),
        node('Equal', ['input_ids', 'first'], 'isFirst'),
        node('Cast', ['isFirst'], 'opening', number),
        node('Mul', ['opening', 'four'], 'nothing'),
        node('Add', ['found', 'nothing'], 'start_logits'),
        node('Identity', ['start_logits'], 'end_logits'),
      ],
    },
  });
}
