namespace AiTrader.Runner.Service.Users;

/// <summary>What a user may do; each role may do what the roles before it may not.</summary>
internal enum Role
{
    /// <summary>Sees all traders of the service, and changes nothing.</summary>
    Reader,

    /// <summary>Registers traders, and sees and drives its own; those of others do not exist for it.</summary>
    Trader,

    /// <summary>Sees and drives all traders, also those that nobody registered, and halts all trading.</summary>
    Admin,
}
