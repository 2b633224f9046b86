namespace AiTrader.Rules;

/// <summary>
/// The fees of known markets, as data. Fees are exact and not rounded: a broker rounds each of them to a cent. They are
/// known up to <see cref="KnownUntil"/>; later, the last ones are charged. Each component names its source, and says
/// what of it was written from memory and not looked up.
/// </summary>
public static class KnownFees
{
    private const decimal Million = 1_000_000;

    /// <summary>The day up to which changes of fees are known.</summary>
    public static DateOnly KnownUntil { get; } = new(2026, 7, 1);

    /// <summary>
    /// US shares at a broker without a commission: what the SEC (Section 31 of the Securities Exchange Act) and FINRA
    /// (Trading Activity Fee) charge for sells.
    /// </summary>
    public static FeeSchedule Us { get; } =
        new(
            "us",
            [
                new FeeComponent(
                    "SEC Section 31",
                    [
                        PerMillion(2020, 2, 18, 22.10m),
                        PerMillion(2021, 2, 25, 5.10m),
                        PerMillion(2022, 5, 14, 22.90m),
                        PerMillion(2023, 2, 27, 8.00m),
                        PerMillion(2024, 5, 22, 27.80m),
                        PerMillion(2025, 5, 14, 0),
                        PerMillion(2026, 4, 4, 20.60m),
                    ]
                )
                {
                    Side = OrderSide.Sell,
                    Source =
                        "2020, 2021: FINRA information notices of 2020-02-03 and 2021-02-16. 2025: FINRA information "
                        + "notice of 2025-04-24, which also has the rate before it. From memory: the rates of 2022, "
                        + "2023 and 2026, and the first day of that of 2024 (SEC releases 34-96724, 34-99973 and "
                        + "34-104909).",
                },
                new FeeComponent(
                    "FINRA TAF",
                    [
                        PerShare(2012, 7, 1, 0.000119m, 5.95m),
                        PerShare(2022, 1, 1, 0.000130m, 6.49m),
                        PerShare(2023, 1, 1, 0.000145m, 7.27m),
                        PerShare(2024, 1, 1, 0.000166m, 8.30m),
                        PerShare(2026, 1, 1, 0.000195m, 9.79m),
                    ]
                )
                {
                    Side = OrderSide.Sell,
                    Source =
                        "FINRA By-Laws, Schedule A, Section 1, as brokers pass it on: 0.000119 (at most 5.95 a trade), "
                        + "0.000145, 0.000166 (8.30) and, from 2026, 0.000195 (9.79). From memory: the other first "
                        + "days, the rate of 2022 and the maximum of 2023.",
                },
            ]
        );

    /// <summary>
    /// China A shares: a retail commission of 0.025 %, at least 5 yuan an order, the stamp duty on sells, and the
    /// transfer fee of the clearing house. The commission includes what the exchanges charge.
    /// </summary>
    public static FeeSchedule ChinaA { get; } =
        new(
            "cn",
            [
                new FeeComponent("commission", [Share(2015, 8, 1, 0.00025m)])
                {
                    MinimumPerOrder = new Money(5),
                    Source =
                        "No law sets it: a common rate of retail brokers, whose minimum is 5 yuan. The law allows "
                        + "0.3 % at most (from memory).",
                },
                new FeeComponent("stamp duty", [Share(2008, 9, 19, 0.001m), Share(2023, 8, 28, 0.0005m)])
                {
                    Side = OrderSide.Sell,
                    Source =
                        "Ministry of Finance and State Taxation Administration: halved from 2023-08-28. From memory: "
                        + "that only sells have paid it since 2008-09-19.",
                },
                new FeeComponent("transfer fee", [Share(2015, 8, 1, 0.00002m), Share(2022, 4, 29, 0.00001m)])
                {
                    Source =
                        "China Securities Depository and Clearing: 0.002 % of each side from 2015-08-01 (questions and "
                        + "answers of 2015-07-03), 0.001 % from 2022-04-29 (notice of 2022-04-28).",
                },
            ]
        );

    /// <summary>
    /// Crypto currencies: 0.1 % of each execution, what a taker without a discount pays on the spot market of Binance.
    /// </summary>
    public static FeeSchedule Crypto { get; } =
        new(
            "crypto",
            [
                new FeeComponent("taker fee", [Share(2017, 7, 14, 0.001m)])
                {
                    Source =
                        "Binance, fees of the spot market, regular users: 0.1 % for makers and takers. From memory: "
                        + "that it has been so since the exchange opened.",
                },
            ]
        );

    /// <summary>The fees that are known.</summary>
    public static IReadOnlyList<FeeSchedule> All { get; } = [Us, ChinaA, Crypto];

    /// <summary>The fees with a name; null if they are not known.</summary>
    /// <param name="name">The short name of a schedule, which is that of its market: <c>us</c>, <c>cn</c> or
    /// <c>crypto</c>.</param>
    public static FeeSchedule? Find(string? name) => All.FirstOrDefault(schedule => schedule.Name == name);

    private static DatedFee PerMillion(int year, int month, int day, decimal amount) =>
        Share(year, month, day, amount / Million);

    private static DatedFee Share(int year, int month, int day, decimal rate) =>
        new() { From = new DateOnly(year, month, day), Rate = rate };

    private static DatedFee PerShare(int year, int month, int day, decimal amount, decimal maximum) =>
        new()
        {
            From = new DateOnly(year, month, day),
            PerUnit = new Money(amount),
            MaximumPerExecution = new Money(maximum),
        };
}
