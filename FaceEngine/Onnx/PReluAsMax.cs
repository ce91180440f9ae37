using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text;

namespace FaceEngine.Onnx;

/// <summary>
/// ONNX Runtime computes PRelu (x where x is above 0, else s·x) with a branch for each value, which takes more than half of a descriptor's
/// time. For slopes s up to 1 that is max(x, s·x), to the last bit, and of this both steps are vectorised.
/// </summary>
internal static class PReluAsMax
{
    // Numbers of fields in onnx.proto.
    private const int Graph = 7,
        Node = 1,
        Initializer = 5; // of a model, of a graph
    private const int NodeInput = 1,
        NodeOutput = 2,
        NodeOperator = 4;
    private const int DataType = 2,
        Floats = 4,
        Name = 8,
        Raw = 9; // of a tensor

    private const int Float = 1;

    /// <summary>A model with its PRelu nodes replaced wherever all slopes are up to 1.</summary>
    /// <param name="model">The whole model file; what is no model comes back as it is.</param>
    public static byte[] Rewrite(byte[] model)
    {
        if (!ProtobufField.TryRead(model, out var fields))
            return model;
        using var rewritten = new MemoryStream(model.Length);
        foreach (var field in fields)
        {
            if (field.Number != Graph)
                rewritten.Write(field.Whole.Span);
            else if (ProtobufField.TryRead(field.Value, out var graph))
                ProtobufField.Write(rewritten, Graph, Rewrite(graph));
            else
                return model;
        }

        return rewritten.ToArray();
    }

    private static byte[] Rewrite(List<ProtobufField> graph)
    {
        var slopes = graph.Where(field => field.Number == Initializer).Select(field => NameOfSlopes(field.Value)).ToHashSet();
        using var rewritten = new MemoryStream();
        foreach (var field in graph)
        {
            if (
                field.Number == Node
                && ProtobufField.TryRead(field.Value, out var node)
                && Text(node, NodeOperator) is ["PRelu"]
                && Text(node, NodeInput) is [var x, var slope]
                && slopes.Contains(slope)
                && Text(node, NodeOutput) is [var y]
            )
            {
                ProtobufField.Write(rewritten, Node, MakeNode("Mul", x, slope, $"{y}/slope"));
                ProtobufField.Write(rewritten, Node, MakeNode("Max", x, $"{y}/slope", y));
            }
            else
            {
                rewritten.Write(field.Whole.Span);
            }
        }

        return rewritten.ToArray();
    }

    /// <summary>The name of a tensor of which no value is above 1, or null.</summary>
    private static string? NameOfSlopes(ReadOnlyMemory<byte> tensor)
    {
        if (!ProtobufField.TryRead(tensor, out var fields) || !fields.Exists(field => field is { Number: DataType, Varint: Float }))
            return null;
        var values = fields.Find(field => field.Number is Raw or Floats).Value;
        return values.Length > 0 && BitConverter.IsLittleEndian && TensorPrimitives.Max(MemoryMarshal.Cast<byte, float>(values.Span)) <= 1
            ? Text(fields, Name).SingleOrDefault()
            : null;
    }

    private static byte[] MakeNode(string operation, string one, string other, string output)
    {
        using var node = new MemoryStream();
        ProtobufField.Write(node, NodeInput, Encoding.UTF8.GetBytes(one));
        ProtobufField.Write(node, NodeInput, Encoding.UTF8.GetBytes(other));
        ProtobufField.Write(node, NodeOutput, Encoding.UTF8.GetBytes(output));
        ProtobufField.Write(node, NodeOperator, Encoding.UTF8.GetBytes(operation));
        return node.ToArray();
    }

    private static List<string> Text(List<ProtobufField> fields, int number) =>
        [.. fields.Where(field => field.Number == number).Select(field => Encoding.UTF8.GetString(field.Value.Span))];
}
