"""A sentence model that knows two meanings, made on the spot."""

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.pre_tokenizers import Whitespace

VOCABULARY = {"[PAD]": 0, "[UNK]": 1, "glimmer": 2, "sparv": 3, "мерцание": 4, "воробей": 5}
MEANINGS = np.array([[9, 9], [0.1, 0.1], [1, 0], [0, 1], [1, 0], [0, 1]], dtype=np.float32)


def make_model(folder, inputs=("input_ids", "attention_mask"), name="model.onnx"):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    given = [helper.make_tensor_value_info(each, TensorProto.INT64, ["batch", "length"]) for each in inputs]
    out = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["batch", "length", 2])
    graph = helper.make_graph(
        [helper.make_node("Gather", ["meanings", inputs[0]], ["hidden"])], "tiny", given, [out],
        [numpy_helper.from_array(MEANINGS, "meanings")],
    )  # fmt: skip
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.save(model, folder / name)
    cutter = Tokenizer(WordLevel({word: at for word, at in VOCABULARY.items()}, unk_token="[UNK]"))
    cutter.pre_tokenizer = Whitespace()
    cutter.save(str(folder / "tokenizer.json"))
    return folder
