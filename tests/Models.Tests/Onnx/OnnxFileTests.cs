namespace SquatCoach.Models.Tests;

public sealed class OnnxFileTests
{
    [Fact]
    public void Check_OurWriter_IsTaken()
    {
        var graph = new OnnxGraph();
        graph.Input("x", [1]);
        graph.Add("Identity", ["x"], "y");
        graph.Output("y", [1]);

        OnnxFile.Check(graph.ToFile("tiny"), "tiny.onnx");
    }

    [Theory]
    [InlineData(3)]
    [InlineData(99)]
    public void Check_AnotherOperatorSet_SaysFoundAndExpected(int version)
    {
        var error = Assert.Throws<ModelException>(() => OnnxFile.Check(Model(version, new ProtobufWriter()), "a.onnx"));

        Assert.Contains($"found {version}, expected 7 to", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_WeightsInAnotherFile_IsRefusedWhereverTheyHide()
    {
        var tensor = new ProtobufWriter().Text(8, "secret").Message(13, new ProtobufWriter().Text(1, "location").Text(2, "/etc/passwd")).Number(14, 1);
        ProtobufWriter[] graphs =
        [
            new ProtobufWriter().Message(5, tensor),
            new ProtobufWriter().Message(1, new ProtobufWriter().Message(5, new ProtobufWriter().Message(5, tensor))),
            new ProtobufWriter().Message(1, new ProtobufWriter().Message(5, new ProtobufWriter().Message(6, new ProtobufWriter().Message(5, tensor)))),
            new ProtobufWriter().Message(15, new ProtobufWriter().Message(1, tensor)),
        ];

        foreach (var graph in graphs)
            Assert.Contains("secret", Assert.Throws<ModelException>(() => OnnxFile.Check(Model(13, graph), "a.onnx")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("hello")]
    [InlineData("\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f\u007f")]
    public void Check_NoOnnx_IsRefused(string text) =>
        Assert.Throws<ModelException>(() => OnnxFile.Check(System.Text.Encoding.ASCII.GetBytes(text), "a.onnx"));

    [Fact]
    public void Check_CutOff_IsRefused()
    {
        var file = Model(13, new ProtobufWriter().Text(2, "graph"));
        for (var length = 0; length < file.Length; length++)
            Assert.Throws<ModelException>(() => OnnxFile.Check(file.AsSpan(0, length), "a.onnx"));
    }

    private static byte[] Model(int operatorSet, ProtobufWriter graph) =>
        new ProtobufWriter().Number(1, 7).Message(7, graph).Message(8, new ProtobufWriter().Text(1, string.Empty).Number(2, operatorSet)).ToArray();
}
