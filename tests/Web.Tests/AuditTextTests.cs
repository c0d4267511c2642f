using System.Text.RegularExpressions;

namespace SquatCoach.Web.Tests;

/// <summary>The audit is kept in English; whoever reads the page in Korean or Japanese reads it in that.</summary>
public sealed partial class AuditTextTests(World world) : IClassFixture<World>
{
    /// <summary>Details as they are kept, put together from parts that no source holds as a whole; 7 stands for a name or a number.</summary>
    public static readonly IReadOnlyList<string> Kept =
    [
        "somebody with a link", "with the video", "without the video", "with the video, faces blurred", "switched on", "switched off", "by a reset link", "with a code",
        "with a recovery code", "wrong code", "locked for five minutes", "rep 7", "7 as Athlete", "7 as Coach", "7 as Trainer", "7 as Owner", "group '7' made", "group renamed to '7'",
        "group removed", "added to a group", "removed from a group", "staff added to a group", "staff removed from a group", "left a group", "1 entry of the trash, after 30 days",
        "7 entries of the trash, after 30 days", "Athlete", "Trainer", "Coach", "Owner", "for 7", "added rep removed", "new recovery codes",
    ];

    [Theory]
    [InlineData("ko")]
    [InlineData("ja")]
    public void Detail_AsItIsKept_IsRetoldWhole(string language)
    {
        try
        {
            Speech.Language = language;
            Assert.DoesNotContain(Kept.Select(Speech.Retold), told => English().IsMatch(told));
        }
        finally
        {
            Speech.Language = SquatCoach.Assessment.Languages.English;
        }
    }

    [Fact]
    public void Detail_ThatIsTheNameOfAFile_StaysAsItIs()
    {
        try
        {
            Speech.Language = "ja";
            Assert.Equal(("for Anna.mp4", "rep 5.mp4"), (AuditTexts.DetailOf(SquatCoach.Storage.AuditAction.Uploaded, "for Anna.mp4"), AuditTexts.DetailOf(SquatCoach.Storage.AuditAction.ReportSeen, "rep 5.mp4")));
            Assert.Equal("Annaのアカウント", AuditTexts.DetailOf(SquatCoach.Storage.AuditAction.ResetLinkMade, "for Anna"));
        }
        finally
        {
            Speech.Language = SquatCoach.Assessment.Languages.English;
        }
    }

    [Fact]
    public async Task Page_InJapanese_NamesWhoeverCameByALinkInJapanese()
    {
        var anna = world.As("Anna");
        using var made = await anna.SendFormAsync($"/videos/{world.VideoId}", new() { ["_handler"] = "share", ["Share.Days"] = "7" });
        var link = Link().Match(await made.Content.ReadAsStringAsync()).Value;
        using var nobody = world.Site.Client();
        await nobody.PageAsync(link);
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/audit", UriKind.Relative));
        request.Headers.Add("Accept-Language", "ja");
        using var answer = await anna.Http.SendAsync(request);
        var page = System.Net.WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains("リンクを持つ人", page, StringComparison.Ordinal);
        Assert.DoesNotContain("without the video", page, StringComparison.Ordinal);
    }

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex English();

    [GeneratedRegex("/shared/[0-9a-f]{64}")]
    private static partial Regex Link();
}
