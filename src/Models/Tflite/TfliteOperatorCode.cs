namespace SquatCoach.Models;

/// <summary>The operators that the importer knows, by their numbers in TensorFlow Lite's schema (schema.fbs, BuiltinOperator).</summary>
internal enum TfliteOperatorCode
{
    Add = 0,
    Concatenation = 2,
    Conv2D = 3,
    DepthwiseConv2D = 4,
    DepthToSpace = 5,
    Dequantize = 6,
    Logistic = 14,
    MaxPool2D = 17,
    Relu = 19,
    Relu6 = 21,
    Reshape = 22,
    ResizeBilinear = 23,
    Pad = 34,
    Prelu = 54,
    Densify = 124,
}
