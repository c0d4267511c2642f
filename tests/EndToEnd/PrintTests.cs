using System.Diagnostics;
using System.Text.RegularExpressions;

namespace SquatCoach.EndToEnd;

/// <summary>The report on paper: one or two pages, with everything that a coach reads out.</summary>
public sealed partial class PrintTests(DemoSite site) : IClassFixture<DemoSite>
{
    [PdfFact]
    public async Task Report_Printed_IsOneOrTwoPagesOfText()
    {
        await using var carla = await Visitor.AtDeskAsync(site.Address);
        await carla.SignInAsync("Carla", "demo squat coach");
        await carla.Page.GotoAsync("/athletes");
        await carla.Page.ClickAsync(".athlete-item:has-text('Anna')");
        await carla.Page.ClickAsync(".video-main >> nth=0");

        // A click does not wait for the page that it leads to: the one that is left would be printed.
        await carla.Page.WaitForURLAsync("**/videos/*");
        await carla.SettleAsync();
        var path = Path.Combine(Path.GetTempPath(), $"squatcoach-{Guid.NewGuid():N}.pdf");
        try
        {
            await carla.Page.PdfAsync(new() { Path = path, Format = "A4", PrintBackground = true });
            var pages = PageMark().Count(System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(path)));
            Assert.InRange(pages, 1, 2);
            using var reader = Process.Start(new ProcessStartInfo(PdfFactAttribute.Reader, ["-layout", path, "-"]) { RedirectStandardOutput = true })!;
            var text = await reader.StandardOutput.ReadToEndAsync();
            await reader.WaitForExitAsync();
            foreach (var word in new[] { "Anna", "Reps", "Knee flexion", "Tempo", "Rep 1", "Faults over the set" })
            {
                Assert.Contains(word, text, StringComparison.Ordinal);
            }

            // What only a screen can do is not printed.
            Assert.DoesNotContain("drag to turn", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Upload", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Other reps behind", text, StringComparison.Ordinal);

            // Nobody wrote a note: neither the title nor an invitation to stop the video.
            Assert.DoesNotContain("Between coach and athlete", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Stop the video", text, StringComparison.Ordinal);

            // As in the printer's margins: nothing lies at the edge, and no curve goes beyond it.
            await carla.Page.EmulateMediaAsync(new() { Media = Microsoft.Playwright.Media.Print });
            await carla.Page.SetViewportSizeAsync(700, 990);
            // The curves are drawn anew for the narrower page, a moment later on a busy machine.
            await carla.Page.WaitForFunctionAsync("() => document.documentElement.scrollWidth <= 700");
            await carla.AssertNoSidewaysScrollAsync();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex PageMark();
}
