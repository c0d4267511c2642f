namespace SquatCoach.FormClassifier.Tests;

public sealed class CoalitionsTests
{
    [Fact]
    public void Singles_EveryPlayerBringsTheirOwn_ThatIsTheirShare()
    {
        double[] own = [3, -1, 0.5];
        var shares = new double[3];
        Coalitions.Singles(Game(3, members => members.Sum(member => own[member])), shares);
        Assert.Equal(own, shares.Select(share => Math.Round(share, 9)));
    }

    [Fact]
    public void Singles_OnlyTogether_SharedEvenly()
    {
        var shares = new double[4];
        Coalitions.Singles(Game(4, members => members.Length == 4 ? 8 : 0), shares);
        Assert.All(shares, share => Assert.Equal(2, share, 1e-9));
    }

    [Fact]
    public void Singles_AnyGame_AddUpToTheWhole()
    {
        var random = new Random(4);
        double[] values = [.. Enumerable.Range(0, 128).Select(_ => random.NextDouble())];
        var shares = new double[7];
        Coalitions.Singles(values, shares);
        Assert.Equal(values[^1] - values[0], shares.Sum(), 1e-9);
    }

    [Fact]
    public void Pairs_TwoThatMatterOnlyTogether_ThePairHasItAll()
    {
        var pairs = new double[3];
        Coalitions.Pairs(Game(3, members => members.Contains(0) && members.Contains(2) ? 5 : 0), 3, pairs);
        Assert.Equal([0, 5, 0], pairs.Select(pair => Math.Round(pair, 9)));
    }

    [Fact]
    public void Pairs_AnyGame_WithWhatEachAddsAloneAddUpToTheWhole()
    {
        var random = new Random(5);
        double[] values = [.. Enumerable.Range(0, 32).Select(_ => random.NextDouble())];
        var pairs = new double[10];
        Coalitions.Pairs(values, 5, pairs);
        var alone = Enumerable.Range(0, 5).Sum(player => values[1 << player] - values[0]);
        Assert.Equal(values[^1] - values[0], pairs.Sum() + alone, 1e-9);
    }

    [Fact]
    public void Singles_ValuesOfAnotherNumberOfPlayers_Refused() => Assert.Throws<ArgumentException>(() => Coalitions.Singles(new double[8], new double[4]));

    private static double[] Game(int players, Func<int[], double> value) =>
        [.. Enumerable.Range(0, 1 << players).Select(coalition => value([.. Enumerable.Range(0, players).Where(player => (coalition >> player & 1) == 1)]))];
}
