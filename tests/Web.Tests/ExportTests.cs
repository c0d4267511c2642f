using System.Net;

namespace SquatCoach.Web.Tests;

public sealed class ExportTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData("/videos", "Tom")]
    [InlineData("/api/videos", "Anna")]
    public async Task Tables_OfAReport_HoldItsRepsFramesAndJoints(string prefix, string person)
    {
        var reps = (await world.As(person).PageAsync($"{prefix}/{world.VideoId}/reps.csv")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("rep,start_seconds,bottom_seconds", reps[0], StringComparison.Ordinal);
        Assert.Equal(4, reps.Length);
        Assert.Contains("not_assessable", reps[3], StringComparison.Ordinal);
        Assert.StartsWith("time_seconds,rep,phase", await world.As(person).PageAsync($"{prefix}/{world.VideoId}/frames.csv"), StringComparison.Ordinal);
        Assert.StartsWith("PathFileType\t4", await world.As(person).PageAsync($"{prefix}/{world.VideoId}/joints.trc"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Annotated_AskedForTwice_IsMadeOnceAndCarriesTheVideosName()
    {
        using var first = await world.As("Carl").GetAsync($"/videos/{world.VideoId}/annotated.mp4");
        Assert.Equal((HttpStatusCode.OK, "video/mp4"), (first.StatusCode, first.Content.Headers.ContentType!.MediaType));
        Assert.EndsWith(".annotated.mp4", first.Content.Headers.ContentDisposition!.FileNameStar ?? first.Content.Headers.ContentDisposition.FileName, StringComparison.Ordinal);
        var made = Directory.GetFiles(world.Site.Folder.Path, "annotated.mp4", SearchOption.AllDirectories).Select(File.GetLastWriteTimeUtc).Single();
        using var second = await world.As("Tom").GetAsync($"/api/videos/{world.VideoId}/annotated.mp4");
        Assert.Equal(await first.Content.ReadAsByteArrayAsync(), await second.Content.ReadAsByteArrayAsync());
        Assert.Equal(made, Directory.GetFiles(world.Site.Folder.Path, "annotated.mp4", SearchOption.AllDirectories).Select(File.GetLastWriteTimeUtc).Single());
    }
}
