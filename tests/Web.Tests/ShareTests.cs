using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;

namespace SquatCoach.Web.Tests;

public sealed partial class ShareTests(World world) : IClassFixture<World>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Link_ToAReport_ShowsItToAnybodyUntilItEnds(bool withVideo)
    {
        var path = await ShareAsync("Carl", withVideo);
        using var nobody = world.Site.Client();
        Assert.Contains("Too shallow", await nobody.PageAsync(path), StringComparison.Ordinal);
        foreach (var (file, isShown) in new[] { ("/poses.json", true), ("/file", withVideo), ("/keypoints.json", withVideo) })
        {
            using var answer = await nobody.GetAsync(path + file);
            Assert.Equal(isShown ? HttpStatusCode.OK : HttpStatusCode.NotFound, answer.StatusCode);
        }

        using (var report = await nobody.GetAsync($"/videos/{world.VideoId}"))
        {
            Assert.Equal(HttpStatusCode.Found, report.StatusCode);
        }

        Guid link;
        using (var context = await world.Site.ContextAsync())
        {
            link = await context.Shares.Where(one => one.WithVideo == withVideo).Select(one => one.Id).SingleAsync();
            Assert.DoesNotContain(await context.Shares.Select(one => one.TokenHash).ToListAsync(), hash => path.Contains(hash, StringComparison.Ordinal));
        }

        using var ended = await world.As("Anna").PressAsync($"/videos/{world.VideoId}/shares/{link}/end");
        Assert.Equal(HttpStatusCode.Found, ended.StatusCode);
        using var gone = await nobody.GetAsync(path);
        using var bytes = await nobody.GetAsync(path + "/poses.json");
        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (gone.StatusCode, bytes.StatusCode));
    }

    [Fact]
    public async Task Link_PastItsTime_ShowsNothing()
    {
        var path = await ShareAsync("Anna", withVideo: true);
        using (var context = await world.Site.ContextAsync())
        {
            await context.Shares.ExecuteUpdateAsync(set => set.SetProperty(link => link.ExpiresAt, DateTimeOffset.UnixEpoch));
        }

        using var nobody = world.Site.Client();
        using var gone = await nobody.GetAsync(path + "/file");
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        using var done = await world.Site.ContextAsync();
        await done.Shares.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Link_ToAVideoInTheTrash_ShowsNothingUntilItIsTakenOut()
    {
        var path = await ShareAsync("Anna", withVideo: true);
        using var nobody = world.Site.Client();
        using var deleted = await world.As("Anna").PressAsync($"/videos/{world.VideoId}/delete");
        foreach (var file in new[] { "", "/file", "/poses.json" })
        {
            using var gone = await nobody.GetAsync(path + file);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        using var restored = await world.As("Anna").PressAsync($"/videos/{world.VideoId}/restore");
        Assert.Contains("Too shallow", await nobody.PageAsync(path), StringComparison.Ordinal);
        using var done = await world.Site.ContextAsync();
        await done.Shares.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Link_WithFacesBlurred_NeverSendsTheClearVideo()
    {
        var path = await ShareAsync("Carl", withVideo: true, blursFace: true);
        using var nobody = world.Site.Client();
        Assert.Contains("Faces and surroundings are blurred.", await nobody.PageAsync(path), StringComparison.Ordinal);
        using var answer = await nobody.GetAsync(path + "/file");
        var sent = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal((HttpStatusCode.OK, "video/mp4"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        Assert.NotEqual(Clips.Video, sent);
        Assert.Equal("ftyp"u8.ToArray(), sent[4..8]);

        // A copy that cannot be made is no reason to send the original.
        File.Delete(Directory.GetFiles(world.Site.Folder.Path, PaintedVideos.Blurred, SearchOption.AllDirectories).Single());
        var keypoints = Directory.GetFiles(world.Site.Folder.Path, "keypoints.json", SearchOption.AllDirectories).Single();
        File.Move(keypoints, keypoints + ".away");
        using var without = await nobody.GetAsync(path + "/file");
        Assert.Equal(HttpStatusCode.NotFound, without.StatusCode);
        File.Move(keypoints + ".away", keypoints);
        using var done = await world.Site.ContextAsync();
        await done.Shares.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Link_OfACoach_WorksOnlyAsLongAsTheAthleteAgreesToBeCoached()
    {
        var (coachs, own) = (await ShareAsync("Carl", withVideo: true), await ShareAsync("Anna", withVideo: false));
        using var nobody = world.Site.Client();
        await nobody.PageAsync(coachs);
        using var withdrawn = await world.As("Anna").PressAsync($"/athletes/{world.AnnaId}/consents/coaching/withdraw");
        foreach (var file in new[] { "", "/file", "/poses.json" })
        {
            using var gone = await nobody.GetAsync(coachs + file);
            Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
        }

        Assert.Contains("Too shallow", await nobody.PageAsync(own), StringComparison.Ordinal);
        Assert.Contains("They do not see you now", await world.As("Anna").PageAsync("/privacy"), StringComparison.Ordinal);
        using var given = await world.As("Anna").PressAsync($"/athletes/{world.AnnaId}/consents/coaching/give");
        Assert.DoesNotContain("They do not see you now", await world.As("Anna").PageAsync("/privacy"), StringComparison.Ordinal);
        await nobody.PageAsync(coachs);
        using var done = await world.Site.ContextAsync();
        await done.Shares.ExecuteDeleteAsync();
    }

    [Fact]
    public async Task Trainer_OfTheAthlete_CannotShare()
    {
        using var answer = await world.As("Tom").SendFormAsync($"/videos/{world.VideoId}", new() { ["_handler"] = "share", ["Share.Days"] = "7" });
        using var context = await world.Site.ContextAsync();
        Assert.DoesNotContain("data-secret", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.False(await context.Shares.AnyAsync(link => link.CreatedById == world.Accounts["Tom"]));
    }

    private async Task<string> ShareAsync(string person, bool withVideo, bool blursFace = false)
    {
        var form = new Dictionary<string, string> { ["_handler"] = "share", ["Share.Days"] = "7" };
        if (withVideo)
        {
            form["Share.WithVideo"] = "true";
        }

        if (blursFace)
        {
            form["Share.BlursFace"] = "true";
        }

        using var answer = await world.As(person).SendFormAsync($"/videos/{world.VideoId}", form);
        var match = Link().Match(await answer.Content.ReadAsStringAsync());
        Assert.True(match.Success, "The page shows no link.");
        return new Uri(match.Groups[1].Value).AbsolutePath;
    }

    [GeneratedRegex("value=\"(http[^\"]+)\" readonly data-secret")]
    private static partial Regex Link();
}
