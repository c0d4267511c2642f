using System.Text.Json;
using SquatCoach.Movement;

namespace SquatCoach.Models.Tests;

public sealed class ModelSidecarTests : IDisposable
{
    private readonly TinyModel _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Parse_Complete_KeepsEveryField()
    {
        _tiny.Sidecar["normalisation"] = "none";
        var sidecar = Parse();
        Assert.Equal(ModelTask.Finder, sidecar.Task);
        Assert.Equal("finder", sidecar.TaskName);
        Assert.Equal("none", sidecar.Decode);
        Assert.Equal([-1, 3], sidecar.Inputs[0].Shape.ToArray());
        Assert.Equal("1", sidecar.Version.ToString());
        Assert.Equal("none", sidecar.More["normalisation"].GetString());
    }

    [Theory]
    [InlineData("schema", "squatcoach.model/9", "squatcoach.model/1")]
    [InlineData("task", "pose3d", "pose2d")]
    [InlineData("sha256", "abc", "64")]
    public void Parse_WrongValue_SaysFoundAndExpected(string field, string found, string expected)
    {
        _tiny.Sidecar[field] = found;
        var error = Assert.Throws<ModelException>(Parse);
        Assert.Contains(found, error.Message, StringComparison.Ordinal);
        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("name")]
    [InlineData("inputs")]
    [InlineData("sha256")]
    public void Parse_FieldMissing_NamesIt(string field)
    {
        _tiny.Sidecar.Remove(field);
        Assert.Contains(field, Assert.Throws<ModelException>(Parse).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Parse_ClassesInAnotherOrder_IsRefused()
    {
        _tiny.Sidecar["task"] = "classifier";
        _tiny.Sidecar["outputs"] = TinyModel.Tensor("probabilities", -1, 6);
        _tiny.Sidecar["classes"] = JsonSerializer.SerializeToNode(FieldNames.Faults);
        Assert.Equal(FieldNames.Faults.ToArray(), Parse().Classes.ToArray());

        _tiny.Sidecar["classes"] = JsonSerializer.SerializeToNode(FieldNames.Faults.Reverse());
        Assert.Contains("classes", Assert.Throws<ModelException>(Parse).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_KeypointsOfAnotherNetwork_NeedTheBodyButNotTheFeet()
    {
        _tiny.Sidecar["task"] = "pose2d";
        var coco = FieldNames.Keypoints.Take(17).Append("thumb").Reverse().ToArray();
        _tiny.Sidecar["keypoints"] = JsonSerializer.SerializeToNode(coco);
        Assert.Equal(coco, Parse().Keypoints.ToArray());

        _tiny.Sidecar["keypoints"] = JsonSerializer.SerializeToNode(coco.Where(name => name != "left_knee"));
        Assert.Contains("without left_knee", Assert.Throws<ModelException>(Parse).Message, StringComparison.Ordinal);

        _tiny.Sidecar["keypoints"] = JsonSerializer.SerializeToNode(coco.Append("nose"));
        Assert.Contains("nose more than once", Assert.Throws<ModelException>(Parse).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_KeypointsOfAnotherCount_IsRefused()
    {
        _tiny.Sidecar["task"] = "pose2d";
        _tiny.Sidecar["decode"] = "coordinates";
        _tiny.Sidecar["keypoints"] = JsonSerializer.SerializeToNode(FieldNames.Keypoints);
        _tiny.Sidecar["outputs"] = TinyModel.Tensor("keypoints", -1, 17, 3);
        var error = Assert.Throws<ModelException>(Parse);
        Assert.Contains("17", error.Message, StringComparison.Ordinal);
        Assert.Contains("21", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Parse_NotJson_SaysSo()
    {
        Assert.Throws<ModelException>(() => ModelSidecar.Parse("hello"u8, "a.json"));
        Assert.Throws<ModelException>(() => ModelSidecar.Parse("null"u8, "a.json"));
    }

    private ModelSidecar Parse() => ModelSidecar.Parse(JsonSerializer.SerializeToUtf8Bytes(_tiny.Sidecar), "tiny.json");
}
