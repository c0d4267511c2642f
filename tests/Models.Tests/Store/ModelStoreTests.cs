namespace SquatCoach.Models.Tests;

public sealed class ModelStoreTests : IDisposable
{
    private readonly TinyModel _tiny = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("squatcoach-store-");
    private readonly ModelStore _store;

    public ModelStoreTests() => _store = new ModelStore(Path.Combine(_folder.FullName, "models"));

    public void Dispose()
    {
        _tiny.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Install_Staged_IsThereAndCanBeOpenedByName()
    {
        Add("tiny");

        Assert.Equal(["tiny"], _store.Names());
        new ModelLocator(_folder.FullName, _store).Open("tiny", ModelTask.Finder).Dispose();
    }

    [Fact]
    public void Dispose_NotInstalled_LeavesNothing()
    {
        using (_store.Stage("tiny", [1], [2]))
            Assert.Empty(_store.Names());

        Assert.Empty(Directory.GetFileSystemEntries(_store.Folder));
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("../elsewhere")]
    [InlineData("a/b")]
    [InlineData("Upper")]
    [InlineData(".hidden")]
    public void Stage_NameThatIsNoFolder_IsRefused(string name) => Assert.Throws<ModelException>(() => _store.Stage(name, [1], [2]));

    [Fact]
    public void Stage_NameThatIsTaken_SaysHowToGoOn()
    {
        Add("tiny");

        Assert.Contains("models remove tiny", Assert.Throws<ModelException>(() => _store.Stage("tiny", [1], [2])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chosen_UsedAndRemoved_IsTheProgramsOwnAgain()
    {
        Add("tiny");
        var locator = new ModelLocator(_folder.FullName, _store);
        Assert.Equal(ModelNames.AthleteFinder, locator.Chosen(ModelTask.Finder));

        _store.Choose(ModelTask.Finder, "tiny");
        Assert.Equal("tiny", locator.Chosen(ModelTask.Finder));
        Assert.Equal(ModelNames.AthleteKeypoints, locator.Chosen(ModelTask.Pose2D));

        _store.Remove("tiny");
        Assert.Equal(ModelNames.AthleteFinder, locator.Chosen(ModelTask.Finder));
        Assert.Throws<ModelException>(() => _store.Remove("tiny"));
    }

    [Fact]
    public void Chosen_GoneBehindOurBack_SaysHowToGoBack()
    {
        Add("tiny");
        _store.Choose(ModelTask.Finder, "tiny");
        Directory.Delete(Path.Combine(_store.Folder, "tiny"), recursive: true);

        var error = Assert.Throws<ModelException>(() => new ModelLocator(_folder.FullName, _store).Chosen(ModelTask.Finder));

        Assert.Contains("models use athlete-finder", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Chosen_DamagedChoices_NamesTheFile()
    {
        Directory.CreateDirectory(_store.Folder);
        File.WriteAllText(Path.Combine(_store.Folder, "chosen.json"), "{");

        Assert.Contains("chosen.json", Assert.Throws<ModelException>(() => _store.Chosen(ModelTask.Finder)).Message, StringComparison.Ordinal);
    }

    private void Add(string name)
    {
        using var staged = _store.Stage(name, File.ReadAllBytes(_tiny.NetworkPath), System.Text.Encoding.UTF8.GetBytes(_tiny.Sidecar.ToJsonString()));
        staged.Install();
    }
}
