using System.Text.Json.Nodes;

namespace SquatCoach.Cli.Tests;

/// <summary>evaluate speed: any network with a sidecar is timed, whatever its shapes.</summary>
public sealed class EvaluateSpeedTests
{
    [Fact]
    public async Task Speed_NetworksOfTwoKinds_AreTimedUnderTheirNames()
    {
        string[] models = [Model("athlete-keypoints"), Model("lifter")];

        var run = await CliProcess.RunAsync(["evaluate", "speed", .. models, "--rounds", "2", "--length", "4", "--json", "-"]);

        Assert.Equal(0, run.ExitCode);
        var rows = JsonNode.Parse(run.Output)!.AsArray();
        Assert.Equal(models, rows.Select(row => (string?)row!["model"]));
        Assert.All(rows, row => Assert.InRange((double)row!["leastMilliseconds"]!, 0.001, (double)row["medianMilliseconds"]!));
    }

    [Fact]
    public async Task Speed_NoSuchNetwork_EndsWithFive() => Assert.Equal(5, (await CliProcess.RunAsync("evaluate", "speed", "nowhere.onnx")).ExitCode);

    private static string Model(string name) => Path.Combine(CliProcess.RepositoryRoot, "data", "models", name + ".onnx");
}
