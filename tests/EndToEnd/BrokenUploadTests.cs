namespace SquatCoach.EndToEnd;

/// <summary>Uploads over a bad line: a connection that breaks in the middle, a tab that is closed.</summary>
public sealed class BrokenUploadTests
{
    // More than two parts of 4 MB, so that there is a middle.
    private const int PaddingBytes = 9_000_000;

    [BrowserFact]
    public async Task Upload_ConnectionCutInTheMiddle_GoesOnByItself()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false, "--no-worker");
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.BecomeOwnerAsync(site.SetupLink!);
        var (offsets, cuts) = (new List<string>(), 0);
        await coach.Page.RouteAsync("**/api/uploads/*?offset=*", async route =>
        {
            offsets.Add(route.Request.Url.Split("offset=")[1]);
            if (offsets.Count == 2 && cuts++ == 0)
            {
                await route.AbortAsync("connectionreset");
                return;
            }

            await route.ContinueAsync();
        });
        await ChooseAsync(coach, await LongClipAsync(data.Value));
        await coach.Page.WaitForSelectorAsync(".upload-note:has-text('broke off')");
        await coach.PhotographAsync("upload-broken-phone");
        await coach.Page.WaitForURLAsync("**/videos/*");
        Assert.Equal(1, cuts);
        Assert.Equal(offsets[1], offsets[2]);
        Assert.Empty(coach.Complaints);
    }

    [BrowserFact]
    public async Task Upload_TabClosedInTheMiddle_GoesOnWhereItStoppedWithoutADouble()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false, "--no-worker");
        var clip = await LongClipAsync(data.Value);
        await using (var first = await Visitor.AtDeskAsync(site.Address))
        {
            await first.BecomeOwnerAsync(site.SetupLink!);
            await first.Page.RouteAsync("**/api/uploads/*?offset=4194304", _ => Task.CompletedTask);
            await ChooseAsync(first, clip);
            await first.Page.WaitForFunctionAsync("() => +document.querySelector('.upload-item progress')?.value >= 40");
        }

        await using var second = await Visitor.AtDeskAsync(site.Address);
        await second.SignInAsync();
        await second.Page.GotoAsync("/upload");
        await second.Page.WaitForSelectorAsync(".upload-note:has-text('are here')");
        await second.PhotographAsync("upload-unfinished");
        var offsets = new List<string>();
        second.Page.Request += (_, request) =>
        {
            if (request.Url.Contains("offset=", StringComparison.Ordinal))
            {
                offsets.Add(request.Url.Split("offset=")[1]);
            }
        };
        await second.Page.SelectOptionAsync("#athlete", new Microsoft.Playwright.SelectOptionValue { Label = "Mona" });
        await second.Page.SetInputFilesAsync("#file", clip);
        await second.Page.WaitForURLAsync("**/videos/*");
        Assert.True(long.Parse(offsets[0], System.Globalization.CultureInfo.InvariantCulture) > 1_000_000, $"It began again at {offsets[0]}.");
        await second.Page.GotoAsync("/");
        Assert.Equal(1, await second.Page.Locator(".video-item").CountAsync());
        Assert.Empty(second.Complaints);
    }

    [BrowserFact]
    public async Task Upload_CancelledInTheMiddle_LeavesNothingOnTheSite()
    {
        using var data = new DataPath();
        await using var site = await RunningSite.StartAsync(data.Value, expectsOwner: false, "--no-worker");
        await using var coach = await Visitor.OnPhoneAsync(site.Address);
        await coach.BecomeOwnerAsync(site.SetupLink!);
        await coach.Page.RouteAsync("**/api/uploads/*?offset=4194304", _ => Task.CompletedTask);
        await ChooseAsync(coach, await LongClipAsync(data.Value));
        await coach.Page.WaitForFunctionAsync("() => +document.querySelector('.upload-item progress')?.value >= 40");
        await coach.Page.ClickAsync(".upload-item button:has-text('Cancel')");

        // Its row goes when the site has forgotten it.
        await coach.Page.WaitForFunctionAsync("() => !document.querySelector('.upload-item')");
        await coach.Page.GotoAsync("/upload");
        Assert.Equal(0, await coach.Page.Locator(".upload-note:has-text('are here')").CountAsync());
        Assert.Empty(Directory.GetFiles(Path.Combine(data.Value, "incoming")));
        Assert.Empty(coach.Complaints);
    }

    private static async Task ChooseAsync(Visitor visitor, string clip)
    {
        await visitor.Page.GotoAsync("/upload");
        await visitor.Page.FillAsync("#new-athlete", "Mona");
        await visitor.Page.CheckAsync("#consent");
        await visitor.Page.SetInputFilesAsync("#file", clip);
    }

    /// <summary>The mannequin's clip with an empty box at its end, which players skip.</summary>
    private static async Task<string> LongClipAsync(string folder)
    {
        var path = Path.Combine(folder, "long.mp4");
        var box = new byte[PaddingBytes];
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(box, PaddingBytes);
        "free"u8.CopyTo(box.AsSpan(4));
        await File.WriteAllBytesAsync(path, [.. await File.ReadAllBytesAsync(await MannequinClip.PathAsync()), .. box]);
        return path;
    }
}
