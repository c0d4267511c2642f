namespace SquatCoach.Models.Tests;

/// <summary>Every network in data/models opens: file, sidecar and code agree, and each of the five that the pipeline needs is there.</summary>
public sealed class CommittedModelsTests
{
    public static TheoryData<string, ModelTask> Needed => new()
    {
        { ModelNames.AthleteFinder, ModelTask.Finder },
        { ModelNames.AthleteKeypoints, ModelTask.Pose2D },
        { ModelNames.AthleteBack, ModelTask.Back },
        { ModelNames.Lifter, ModelTask.Lifter },
        { ModelNames.FormClassifier, ModelTask.Classifier },
    };

    [Theory]
    [MemberData(nameof(Needed))]
    public void Open_EachNeededNetwork_Agrees(string name, ModelTask task)
    {
        using var model = ModelLocator.Find().Open(name, task, new OnnxModelOptions { Device = Device.Cpu });
        Assert.Equal(name, model.Sidecar.Name);
    }
}
