/** Places of the simulated workers, `city|region`; weights follow the order, the first being the most common. */
export const CITIES = `Frankfurt|Europe
Helsinki|Europe
Amsterdam|Europe
Ashburn|North America
Singapore|Asia
Falkenstein|Europe
Tokyo|Asia
London|Europe
Paris|Europe
New York|North America
Hong Kong|Asia
Warsaw|Europe
Dallas|North America
Seoul|Asia
Toronto|North America
Los Angeles|North America
Stockholm|Europe
Zurich|Europe
Madrid|Europe
São Paulo|South America
Sydney|Oceania
Mumbai|Asia
Chicago|North America
Vienna|Europe
Milan|Europe
Prague|Europe
Dublin|Europe
Copenhagen|Europe
Oslo|Europe
Lisbon|Europe
Bucharest|Europe
Sofia|Europe
Athens|Europe
Istanbul|Europe
Tel Aviv|Asia
Dubai|Asia
Johannesburg|Africa
Nairobi|Africa
Lagos|Africa
Cairo|Africa
Bangkok|Asia
Jakarta|Asia
Kuala Lumpur|Asia
Ho Chi Minh City|Asia
Manila|Asia
Taipei|Asia
Osaka|Asia
Shanghai|Asia
Shenzhen|Asia
Melbourne|Oceania
Auckland|Oceania
Vancouver|North America
Montreal|North America
Seattle|North America
Miami|North America
Mexico City|North America
Bogotá|South America
Lima|South America
Santiago|South America
Buenos Aires|South America
Reykjavík|Europe
Tallinn|Europe
Riga|Europe
Vilnius|Europe`
  .split('\n')
  .map((line) => {
    const [city = '', region = ''] = line.split('|')
    return { city, region }
  })
