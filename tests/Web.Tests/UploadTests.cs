using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Web.Tests;

public sealed class UploadTests : IAsyncLifetime
{
    private const int LimitBytes = 4 << 20;

    private TestSite _site = null!;
    private TestClient _owner = null!;

    public async Task InitializeAsync() => (_site, _owner) = await TestSite.StartWithOwnerAsync(LimitBytes);

    public async Task DisposeAsync()
    {
        _owner.Dispose();
        await _site.DisposeAsync();
    }

    [Fact]
    public async Task Upload_Video_IsStoredUnderRandomNamesAndQueued()
    {
        var id = await _owner.UploadedAsync(Clips.Video, "../../My \"squat\" 💪.mp4", "newAthlete=Anna%20Berg&consent=true");
        using var context = await _site.ContextAsync();
        var video = await context.Videos.Include(one => one.Athlete).SingleAsync(one => one.Id == id);
        Assert.Equal("My \"squat\" 💪.mp4", video.OriginalName);
        Assert.Equal(("Anna Berg", "h264", 320, 240), (video.Athlete!.Name, video.CodecName, video.WidthPx, video.HeightPx));
        Assert.Equal(Clips.Video, await File.ReadAllBytesAsync(Path.Combine(_site.Folder.Videos, video.Folder, video.FileName)));
        Assert.DoesNotContain("squat", video.FileName, StringComparison.OrdinalIgnoreCase);
        Assert.Empty(Directory.GetFiles(_site.Folder.Incoming));
    }

    [Fact]
    public async Task Upload_Webm_IsTaken()
    {
        await _owner.UploadedAsync(Clips.Webm, "a.webm");
    }

    public static TheoryData<string, string> BadFiles() => new()
    {
        { "empty", "The file is empty." },
        { "text", "not a video" },
        { "picture", "single picture" },
        { "audio", "" },
        { "noise", "not a video" },
        { "header", "" },
        { "cut", "" },
    };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task Upload_BadFile_IsRefusedInOneSentenceAndLeavesNothing(string kind, string sentence)
    {
        using var answer = await _owner.UploadAsync(Content(kind));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        var detail = await TestClient.DetailAsync(answer);
        Assert.Contains(sentence, detail, StringComparison.Ordinal);
        Assert.EndsWith(".", detail, StringComparison.Ordinal);
        Assert.DoesNotContain(_site.Folder.Path, detail, StringComparison.Ordinal);
        await AssertNothingKeptAsync();
    }

    [Fact]
    public async Task Upload_TooLarge_IsRefusedBeforeItIsRead()
    {
        using var answer = await _owner.UploadAsync(new byte[LimitBytes + 1]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Contains("at most 4 MB", await TestClient.DetailAsync(answer), StringComparison.Ordinal);
        await AssertNothingKeptAsync();
    }

    [Fact]
    public async Task Upload_TooLargeWithoutSayingSo_IsRefusedWhileReading()
    {
        using var body = new StreamContent(new EndlessVideo(LimitBytes + 500_000));
        using var answer = await _owner.UploadAsync(body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await AssertNothingKeptAsync();
    }

    [Fact]
    public async Task Upload_InPartsOfNoVideo_IsRefusedWithItsFirstPart()
    {
        _owner.Http.DefaultRequestHeaders.Add("RequestVerificationToken", await _owner.TokenAsync());
        using var begun = await _owner.Http.PostAsJsonAsync("/api/uploads", new { name = "diary.mp4", size = LimitBytes, changed = 7, newAthlete = "Dora", consent = true });
        var id = (await begun.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetGuid();
        using var part = new ByteArrayContent(System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("Dear diary, ", 100))));
        using var answer = await _owner.Http.PutAsync(new Uri($"/api/uploads/{id}?offset=0", UriKind.Relative), part);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Contains("not a video", await TestClient.DetailAsync(answer), StringComparison.Ordinal);
        using var gone = await _owner.Http.GetAsync(new Uri($"/api/uploads/{id}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        await AssertNothingKeptAsync();
    }

    [Fact]
    public async Task Upload_BrokenOff_LeavesNothingAndTheSiteGoesOn()
    {
        using var body = new StreamContent(new EndlessVideo(LimitBytes, stallAfter: 200_000));
        body.Headers.ContentLength = LimitBytes;
        using var hangUp = new CancellationTokenSource(TimeSpan.FromSeconds(2));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _owner.UploadAsync(body, cancellationToken: hangUp.Token));
        for (var count = 0; count < 100 && Directory.GetFiles(_site.Folder.Incoming).Length > 0; count++)
        {
            await Task.Delay(50);
        }

        await AssertNothingKeptAsync();
        await _owner.UploadedAsync(Clips.Video);
    }

    [Theory]
    [InlineData("newAthlete=&consent=true", HttpStatusCode.BadRequest)]
    [InlineData("newAthlete=Anna", HttpStatusCode.Forbidden)]
    [InlineData("athlete=nonsense", HttpStatusCode.BadRequest)]
    [InlineData("athlete=3e6f1f4e-0000-4000-8000-000000000001", HttpStatusCode.Conflict)]
    public async Task Upload_BadAthlete_IsRefusedAndLeavesNothing(string who, HttpStatusCode expected)
    {
        using var answer = await _owner.UploadAsync(Clips.Video, who: who);
        Assert.Equal(expected, answer.StatusCode);
        await AssertNothingKeptAsync();
    }

    [Fact]
    public async Task Upload_WithoutToken_IsRefused()
    {
        using var body = new ByteArrayContent(Clips.Video);
        using var answer = await _owner.Http.PutAsync(new Uri("/api/videos?name=a.mp4&newAthlete=A", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        await AssertNothingKeptAsync();
    }

    private static byte[] Content(string kind) => kind switch
    {
        "empty" => [],
        "text" => "This is a diary, not a video, whatever its name says."u8.ToArray(),
        "picture" => Clips.Picture,
        "audio" => Clips.AudioOnly,
        "noise" => Noise(),
        "header" => Clips.Video[..24],
        "cut" => Clips.Video[..(Clips.Video.Length / 2)],
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of bad file."),
    };

    private static byte[] Noise()
    {
        var noise = new byte[50_000];
        new Random(1).NextBytes(noise);
        noise[0] = 0x99;
        return noise;
    }

    private async Task AssertNothingKeptAsync()
    {
        Assert.Empty(Directory.GetFiles(_site.Folder.Incoming));
        Assert.Empty(Directory.GetDirectories(_site.Folder.Videos));
        using var context = await _site.ContextAsync();
        Assert.Equal(0, await context.Videos.CountAsync());
    }
}
