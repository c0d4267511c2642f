namespace SquatCoach.Models;

/// <summary>One step of the graph: indices of the tensors that go in (-1 where one is left out) and come out, and its options.</summary>
internal sealed record TfliteOperator(TfliteOperatorCode Code, int[] Inputs, int[] Outputs, FlatTable Options)
{
    public int Output => Outputs[0];
}
