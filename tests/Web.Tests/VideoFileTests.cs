using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SquatCoach.Storage;

namespace SquatCoach.Web.Tests;

public sealed class VideoFileTests : IAsyncLifetime
{
    private TestSite _site = null!;
    private TestClient _owner = null!;
    private Guid _id;

    public async Task InitializeAsync()
    {
        (_site, _owner) = await TestSite.StartWithOwnerAsync();
        _id = await _owner.UploadedAsync(Clips.Video, "my squat; \"best\".mp4");
        await _site.WaitForAsync(_id, JobState.Done);
    }

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task File_Range_ComesInPart()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/videos/{_id}/file", UriKind.Relative));
        request.Headers.Range = new RangeHeaderValue(100, 299);
        using var answer = await _owner.Http.SendAsync(request);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal(Clips.Video[100..300], await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(("video/mp4", Clips.Video.Length), (answer.Content.Headers.ContentType!.MediaType, (int)answer.Content.Headers.ContentRange!.Length!));
        Assert.True(answer.Headers.CacheControl!.Private);
    }

    [Fact]
    public async Task File_Download_CarriesTheOriginalNameSafely()
    {
        using var answer = await _owner.GetAsync($"/videos/{_id}/file?download=true");
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("my squat; \"best\".mp4", answer.Content.Headers.ContentDisposition.FileNameStar ?? answer.Content.Headers.ContentDisposition.FileName);
        Assert.Equal("my squat; \"best\".report.json", await NameOfAsync("report.json"));
        using (var context = await _site.ContextAsync())
        {
            await context.Videos.Where(video => video.Id == _id).ExecuteUpdateAsync(set => set.SetProperty(video => video.OriginalName, "Set of 9 Nov"));
        }

        Assert.Equal("Set of 9 Nov.mp4", await NameOfAsync("file"));
        Assert.Equal("Set of 9 Nov.keypoints.json", await NameOfAsync("keypoints.json"));

        async Task<string?> NameOfAsync(string file)
        {
            using var sent = await _owner.GetAsync($"/videos/{_id}/{file}?download=true");
            return sent.Content.Headers.ContentDisposition!.FileNameStar ?? sent.Content.Headers.ContentDisposition.FileName;
        }
    }

    [Theory]
    [InlineData("report.json", "squatcoach.report/1")]
    [InlineData("keypoints.json", "squatcoach.keypoints/1")]
    [InlineData("poses.json", "squatcoach.poses/1")]
    public async Task ResultFile_Present_HasItsSchema(string name, string schema)
    {
        using var document = JsonDocument.Parse(await _owner.PageAsync($"/videos/{_id}/{name}"));
        Assert.Equal(schema, document.RootElement.GetProperty("schema").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/file")]
    [InlineData("/report.json")]
    [InlineData("/keypoints.json")]
    public async Task AnyFile_GuessedId_IsNotFound(string file)
    {
        using var answer = await _owner.GetAsync($"/videos/{Guid.NewGuid()}{file}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData("/series.json")]
    [InlineData("/video.mp4")]
    [InlineData("/..%2f..%2fsquatcoach.db")]
    public async Task OtherFile_OfTheVideo_IsNotFound(string file)
    {
        using var answer = await _owner.GetAsync($"/videos/{_id}{file}");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
