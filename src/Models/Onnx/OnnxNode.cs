namespace SquatCoach.Models;

/// <summary>One operator of a graph: inputs by name ("" where one is left out), its one output, attributes (int, int[] or string).</summary>
internal sealed record OnnxNode(string Type, string[] Inputs, string Output, (string Name, object Value)[] Attributes)
{
    private const int IntAttribute = 2;
    private const int TextAttribute = 3;
    private const int IntsAttribute = 7;

    public ProtobufWriter ToMessage()
    {
        var node = new ProtobufWriter();
        foreach (var input in Inputs)
            node.Text(1, input);
        node.Text(2, Output).Text(3, Output).Text(4, Type);
        foreach (var (name, value) in Attributes)
            node.Message(5, Attribute(name, value));
        return node;
    }

    private static ProtobufWriter Attribute(string name, object value)
    {
        var attribute = new ProtobufWriter().Text(1, name);
        switch (value)
        {
            case int number:
                return attribute.Number(3, number).Number(20, IntAttribute);
            case string text:
                return attribute.Text(4, text).Number(20, TextAttribute);
            case int[] numbers:
                foreach (var number in numbers)
                    attribute.Number(8, number);
                return attribute.Number(20, IntsAttribute);
            default:
                throw new ArgumentException($"Found an attribute of the type {value.GetType().Name}, expected int, int[] or string.", nameof(value));
        }
    }
}
