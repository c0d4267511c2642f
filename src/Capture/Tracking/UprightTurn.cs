namespace SquatCoach.Capture;

/// <summary>
/// Which way the picture must be turned so that the people in it stand: phones that lie flat when a recording begins write a wrong rotation tag. A few frames are kept while the
/// video runs; only when asked are they looked at in all four ways.
/// </summary>
internal sealed class UprightTurn(IPersonFinder finder, IKeypointEstimator estimator)
{
    private const int MostFrames = 8;
    private const int Turns = 4;

    /// <summary>
    /// Mean confidence of shoulders, hips, knees and ankles from which on people stand in a turned picture, and the part of it that the picture as it is may reach. Turned clips of
    /// the test material have 0.2 to 0.4 lying and 0.6 to 0.95 upright, people behind plates 0.3 upright; push-ups look as if they lay on their side, as they do.
    /// </summary>
    private const float Standing = 0.5f;

    /// <inheritdoc cref="Standing"/>
    private const float MostAsItIs = 0.5f;

    private readonly List<(DecodedSize Size, byte[] Rgb)> _kept = [];
    private readonly PersonDetection[] _found = new PersonDetection[1];
    private readonly PoseBatch _poses = new(1);
    private readonly StageClock _clock = new();
    private int _every = 1;

    /// <summary>Keeps every n-th frame, n doubling whenever there are too many: evenly spread over a video whose length nobody knows.</summary>
    public void Keep(VideoFrame frame, int index)
    {
        if (index % _every != 0)
            return;
        if (_kept.Count == MostFrames)
        {
            for (var place = _kept.Count - 1; place > 0; place -= 2)
                _kept.RemoveAt(place);
            _every *= 2;
            if (index % _every != 0)
                return;
        }

        _kept.Add((frame.Size, frame.Image.Rgb.ToArray()));
    }

    /// <summary>Clockwise degrees, 0 where the picture is upright or nothing speaks for another turn.</summary>
    public int Degrees()
    {
        Span<float> standing = stackalloc float[Turns];
        for (var turn = 0; turn < Turns; turn++)
            standing[turn] = Median(turn);
        var best = 0;
        for (var turn = 1; turn < Turns; turn++)
            best = standing[turn] > standing[best] ? turn : best;
        return standing[best] >= Standing && standing[0] <= MostAsItIs * standing[best] ? best * QuarterTurn.Degrees : 0;
    }

    private float Median(int turn)
    {
        if (_kept.Count == 0)
            return 0;
        var values = new float[_kept.Count];
        var turned = new byte[_kept[0].Rgb.Length]; // the frames of a video are of one size
        for (var place = 0; place < values.Length; place++)
        {
            var (size, rgb) = _kept[place];
            QuarterTurn.Clockwise(new RgbImage(rgb, size), turn, turned);
            values[place] = StandingConfidence(new RgbImage(turned, QuarterTurn.Of(size, turn)));
        }

        Array.Sort(values);
        return values[values.Length / 2];
    }

    /// <summary>Of the surest person, if their shoulders are over their hips; looked at twice, the second time where the keypoints are.</summary>
    private float StandingConfidence(RgbImage image)
    {
        if (finder.Find(image, _found) == 0)
            return 0;
        Span<SquareRoi> roi = [SquareRoi.Around(_found[0].Box)];
        estimator.Estimate(image, roi, _poses, _clock);
        roi[0] = SquareRoi.Around(Body.Box(_poses.Points(0), image.Size));
        estimator.Estimate(image, roi, _poses, _clock);
        var points = _poses.Points(0);
        return Body.IsUpright(points) ? Body.CoreConfidence(points) : 0;
    }
}
