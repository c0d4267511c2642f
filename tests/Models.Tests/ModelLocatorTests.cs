namespace SquatCoach.Models.Tests;

public sealed class ModelLocatorTests : IDisposable
{
    private readonly TinyModel _tiny = new();

    public void Dispose() => _tiny.Dispose();

    [Fact]
    public void Open_ByName_ChecksTheTask()
    {
        _tiny.Open().Dispose();
        var models = ModelLocator.Find(_tiny.Folder);
        Assert.Equal(["tiny"], models.Names());
        models.Open("tiny", ModelTask.Finder).Dispose();
        var error = Assert.Throws<ModelException>(() => models.Open("tiny", ModelTask.Lifter));
        Assert.Contains("Lifter", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Find_NoSuchFolder_NamesIt()
    {
        var folder = Path.Combine(_tiny.Folder, "nowhere");
        Assert.Contains(folder, Assert.Throws<ModelException>(() => ModelLocator.Find(folder)).Message, StringComparison.Ordinal);
    }
}
